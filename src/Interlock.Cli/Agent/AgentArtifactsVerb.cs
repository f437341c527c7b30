using System.CommandLine;
using System.Text;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Runs;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary><c>agent artifacts</c>: what a session made.</summary>
internal static class AgentArtifactsVerb
{
    public static Command Create(Face face)
    {
        var patch = CommonOptions.Flag("--patch", "Print all that the session changed as a patch on its base.");
        return new SessionVerb(face, "artifacts", "Shows what a session changed and made.", patch).Does(
            async (folder, json, parsed, _, cancellation) =>
            {
                var report = SessionPrinter.Read(face, folder);
                if (parsed.GetValue(patch) && json)
                    return Complaint.Usage(
                        face,
                        json,
                        parsed.CommandResult.Command,
                        ["--patch prints a patch, leave --json out"]
                    );
                if (report is { State: SessionState.Damaged, Failure: { } damage })
                    return Complaint.Failed(face, json, damage);
                if (parsed.GetValue(patch))
                {
                    await PatchAsync(face, folder, report, cancellation);
                    return ExitCode.Good;
                }
                if (json)
                    await face.Output.WriteLineAsync(
                        JsonSerializer.Serialize(
                            new ArtifactsDocument(folder.Name, report.Change, report.Artifacts, report.Paths),
                            CliJson.Default.ArtifactsDocument
                        )
                    );
                else
                    Print(face, report);
                return ExitCode.Good;
            },
            """
            Examples:
              interlock agent artifacts fix-1
              interlock agent artifacts fix-1 --patch | git apply
            """
        );
    }

    // A program gets every byte. A person gets no secrets and no control characters.
    private static async Task PatchAsync(
        Face face,
        SessionFolder folder,
        SessionReport report,
        CancellationToken cancellation
    )
    {
        var patch = SessionPatch.Read(folder);
        if (report.Change is { HasSecret: true })
            await face.Error.WriteLineAsync("interlock: a secret is in the patch: look before you take it");
        if (!face.IsRead)
        {
            await using var output = face.OpenOutput();
            await output.WriteAsync(patch, cancellation);
        }
        else if (report.Change is { HasSecret: true })
            await face.Error.WriteLineAsync($"interlock: it is not shown on a terminal; it is {folder.Patch}");
        else
            await face.Output.WriteAsync(
                new Redactor(face.Environment.SecretValues).Clean(Encoding.UTF8.GetString(patch))
            );
    }

    private static void Print(Face face, SessionReport report)
    {
        foreach (var file in report.Change?.Files ?? [])
            face.Output.WriteLine(ExternalText.Line(file, 1_000));
        foreach (var artifact in report.Artifacts)
            face.Output.WriteLine(
                ExternalText.Line($"{artifact.Path}: {(artifact.Exists ? artifact.File ?? "there" : "missing")}", 1_000)
            );
        if (report is { Change: null or { Files.Count: 0 }, Artifacts.Count: 0 })
            face.Error.WriteLine($"interlock: session {report.Session} has changed nothing");
        else if (report.Change is { } change)
            face.Error.WriteLine($"interlock: the patch is {change.Patch}");
    }
}
