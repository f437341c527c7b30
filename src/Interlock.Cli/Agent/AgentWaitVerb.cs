using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary><c>agent wait</c>: waits for several sessions and for files.</summary>
internal static class AgentWaitVerb
{
    public static Command Create(Face face)
    {
        var sessions = new Argument<string[]>("session")
        {
            HelpName = "SESSION",
            Arity = ArgumentArity.OneOrMore,
            Description = "Names, their beginnings, or 'latest'.",
        };
        sessions.CompletionSources.Add(_ => SessionArgument.Known(face));
        var artifacts = CommonOptions.Texts(
            "--artifact",
            "PATH",
            "A file that has to be there: in the current folder, or among what the sessions changed. Repeat for more."
        );
        var timeout = CommonOptions.Text("--timeout", "DURATION", "Give up after that long.");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("wait", "Waits until sessions have come to an end, or one of them needs a person.")
        {
            sessions,
            artifacts,
            timeout,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var isJson = parsed.GetValue(json);
                var values = new OptionValues(parsed);
                var limit = values.Duration(timeout);
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, isJson, command, values.Faults);
                var scope = await AgentScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var folders = new List<SessionFolder>();
                foreach (var name in parsed.GetValue(sessions)!.Distinct(StringComparer.Ordinal))
                {
                    var (folder, failure) = scope.Find(name);
                    if (folder is null)
                        return Complaint.Wrong(face, isJson, failure!);
                    folders.Add(folder);
                }
                var document = await new SessionWait(face, folders).RunAsync(
                    parsed.GetValue(artifacts) ?? [],
                    limit,
                    cancellation
                );
                Print(face, document, isJson);
                return document.Exit;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock agent wait fix-1 docs-2 --timeout 30m
              interlock agent wait latest --artifact report.md --json

            Exit codes: 0 all completed and every file there, 3 one waits for an answer, 4 one is lost, timed out or failed
            by its agent or machine, or --timeout came first, 6 a budget is spent, 1 one failed or a file is missing,
            130 one was interrupted or stopped.
            """
        );
    }

    private static void Print(Face face, WaitDocument document, bool json)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(document, CliJson.Default.WaitDocument));
            return;
        }
        foreach (var session in document.Sessions)
            face.Output.WriteLine(
                ExternalText.Line($"{session.Session}: {EnumWord.Of(session.State)}  {session.Message}", 300)
            );
        foreach (var artifact in document.Artifacts)
            face.Output.WriteLine($"{artifact.Path}: {(artifact.Exists ? "there" : "missing")}");
        if (document.TimedOut)
            face.Error.WriteLine("interlock: gave up waiting; the sessions go on");
    }
}
