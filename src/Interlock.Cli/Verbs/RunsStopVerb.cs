using System.CommandLine;
using System.Text.Json;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs stop</c>: ends all processes of a run; it can be resumed.</summary>
internal static class RunsStopVerb
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(10);

    public static Command Create(Face face)
    {
        var run = RunArgument.Required(face);
        var grace = CommonOptions.Text(
            "--grace",
            "DURATION",
            "How long the engine may take to end by itself [default: 10s]."
        );
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("stop", "Ends all processes of a run; it can be resumed.")
        {
            run,
            grace,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var values = new OptionValues(parsed);
                var patience = values.Duration(grace) ?? DefaultGrace;
                if (values.Faults.Count > 0)
                    return Complaint.Usage(face, parsed.GetValue(json), command, values.Faults);
                var scope = await RunScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(run)!);
                return folder is null
                    ? Complaint.Failed(face, parsed.GetValue(json), failure!)
                    : Print(
                        face,
                        await new RunStop(face.Time).StopAsync(folder, patience, cancellation),
                        parsed.GetValue(json)
                    );
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs stop latest
              interlock runs stop 20261121-024500-x7k2 --grace 1m
            """
        );
    }

    private static int Print(Face face, RunStopResult result, bool json)
    {
        if (json)
            face.Output.WriteLine(JsonSerializer.Serialize(result, RunJson.Readable.RunStopResult));
        else if (result.Failure is { } failure)
            face.Error.WriteLine($"interlock: {failure.Message}\ninterlock: {failure.Remedy}");
        else
            face.Output.WriteLine(
                (
                    result.WasLive
                        ? $"stopped {result.Run} ({string.Join(", ", result.Signals)})"
                        : $"{result.Run} was not running"
                )
                    + (result.Leftovers.Count > 0 ? $"; ended {result.Leftovers.Count} processes that were left" : "")
                    + (result.State == RunState.Interrupted ? $"; go on with: interlock runs resume {result.Run}" : "")
            );
        return result.Failure is null ? ExitCode.Good : ExitCode.Infrastructure;
    }
}
