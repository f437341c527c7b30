using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs gc</c>: deletes old runs; never a live one.</summary>
internal static class RunsGcVerb
{
    // Without a limit only runs that nobody looked at for a month go.
    private static readonly TimeSpan DefaultAge = TimeSpan.FromDays(30);

    public static Command Create(Face face)
    {
        var age = CommonOptions.Text(
            "--older-than",
            "DURATION",
            "Delete runs that were last active longer ago: 14d [default without any limit: 30d]."
        );
        var count = CommonOptions.Text("--keep", "N", "Keep the newest N runs.");
        var size = CommonOptions.Text("--max-size", "SIZE", "Keep as many of the newest runs as fit: 5GB.");
        var force = CommonOptions.Flag("--force", "Let --keep and --max-size delete runs that could still be resumed.");
        var dryRun = CommonOptions.Flag("--dry-run", "Only say what would be deleted.");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("gc", "Deletes old runs of this repository; never a live one.")
        {
            age,
            count,
            size,
            force,
            dryRun,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var options = new RunGcOptions
                {
                    MaxAge = values.Duration(age),
                    MaxCount = values.Integer(count, 0, int.MaxValue),
                    MaxBytes = values.Size(size),
                    Force = parsed.GetValue(force),
                    DryRun = parsed.GetValue(dryRun),
                };
                if (options is { MaxAge: null, MaxCount: null, MaxBytes: null })
                    options = options with { MaxAge = DefaultAge };
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var (result, failure) = await new RunCleanup(face).RunAsync(
                    parsed.GetValue(repository),
                    options,
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
              interlock runs gc
              interlock runs gc --older-than 14d
              interlock runs gc --keep 50 --max-size 5GB --dry-run
            """
        );
    }

    private static void Print(Face face, RunGcResult result, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(result, RunJson.Readable.RunGcResult));
            return;
        }
        foreach (var run in result.Deleted)
            face.Output.WriteLine(
                $"{(result.DryRun ? "would delete" : "deleted")} {run.Run} ({SizeText.Format(run.Bytes)}, {run.Reason})"
            );
        foreach (var run in result.Protected)
            face.Output.WriteLine($"kept {run.Run} ({SizeText.Format(run.Bytes)}): {run.Reason}");
        face.Output.WriteLine(
            $"{(result.DryRun ? "would free" : "freed")} {SizeText.Format(result.FreedBytes)}; {result.Kept} runs are left"
        );
    }
}
