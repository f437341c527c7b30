using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs list</c>: the newest first.</summary>
internal static class RunsListVerb
{
    private const int DefaultLimit = 20;

    public static Command Create(Face face)
    {
        var all = CommonOptions.Flag("--all", "Runs of every repository, not only of this one.");
        var limit = CommonOptions.Text("--limit", "N", $"How many to list [default: {DefaultLimit}].");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("list", "Lists runs, the newest first.") { all, limit, json, repository };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var most = values.Integer(limit, 1, 100_000) ?? DefaultLimit;
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var scope = await RunScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                Print(
                    face,
                    [.. scope.List(parsed.GetValue(all)).Take(most).Select(RunEntry.Of)],
                    parsed.GetValue(json)
                );
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs list
              interlock runs list --all --json
            """
        );
    }

    private static void Print(Face face, IReadOnlyList<RunEntry> runs, bool json)
    {
        if (json)
            face.Output.WriteLine(JsonSerializer.Serialize(runs, RunJson.Readable.IReadOnlyListRunEntry));
        else if (runs.Count == 0)
            face.Error.WriteLine(
                "interlock: no runs yet; start one with: interlock ship \"REQUEST\" --check \"test=COMMAND\""
            );
        else
            foreach (var line in RunTable.Lines(runs, face.Time.GetUtcNow()))
                face.Output.WriteLine(line);
    }
}
