using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Workspaces;

namespace Interlock.Cli.Agent;

/// <summary><c>agent gc</c>: deletes old sessions; never a live one.</summary>
internal static class AgentGcVerb
{
    private static readonly TimeSpan DefaultAge = TimeSpan.FromDays(30);

    public static Command Create(Face face)
    {
        var age = CommonOptions.Text(
            "--older-than",
            "DURATION",
            "Delete sessions that were last active longer ago [default: 30d]."
        );
        var dryRun = CommonOptions.Flag("--dry-run", "Only say what would be deleted.");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("gc", "Deletes old sessions of this repository; never a live one.")
        {
            age,
            dryRun,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var limit = values.Duration(age) ?? DefaultAge;
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var (result, failure) = await RunAsync(
                    face,
                    parsed.GetValue(repository),
                    limit,
                    parsed.GetValue(dryRun),
                    cancellation
                );
                if (result is null)
                    return Complaint.Preflight(face, parsed.GetValue(json), failure!);
                Print(face, result, parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent gc
              interlock agent gc --older-than 7d --dry-run
            """
        );
    }

    private static async Task<(SessionGcResult?, Failure?)> RunAsync(
        Face face,
        string? folder,
        TimeSpan age,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var place = Path.GetFullPath(folder ?? ".", face.CurrentFolder);
        var (repository, failure) = await UserRepository.FindAsync(
            place,
            face.Processes,
            face.Environment,
            cancellation
        );
        if (repository is null)
            return (null, failure);
        var state = Place.StateOf(face, repository.Root);
        await new LostSessions(face).SettleAsync(SessionCatalog.List([state]), cancellation);
        var store = await ObjectStore.OpenAsync(
            state.Store,
            repository,
            face.Processes,
            face.Environment,
            cancellation
        );
        await using var pool = new WorkspacePool(state.Pool, store, face.Processes, face.Environment, face.Time);
        return (
            await new SessionGc(state, repository, face.Time, pool.ReleaseAllAsync).RunAsync(age, dryRun, cancellation),
            null
        );
    }

    private static void Print(Face face, SessionGcResult result, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(result, SessionJson.Readable.SessionGcResult));
            return;
        }
        foreach (var one in result.Deleted)
            face.Output.WriteLine(
                $"{(result.DryRun ? "would delete" : "deleted")} {one.Session} ({SizeText.Format(one.Bytes)})"
            );
        foreach (var one in result.Spared)
            face.Output.WriteLine($"kept {one.Session} ({SizeText.Format(one.Bytes)}): {one.Hindrance}");
        face.Output.WriteLine(
            $"{(result.DryRun ? "would free" : "freed")} {SizeText.Format(result.FreedBytes)}; {result.Kept} sessions are left"
        );
    }
}
