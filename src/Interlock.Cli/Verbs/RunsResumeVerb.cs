using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Cli.Ship;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs resume</c>: goes on where a run stopped, with the options it was started with.</summary>
internal static class RunsResumeVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Required(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("resume", "Goes on where a run stopped or died; no finished step is done again.")
        {
            run,
            json,
            repository,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var scope = await RunScope.AroundAsync(face, parsed.GetValue(repository), cancellation);
                var (folder, failure) = scope.Find(parsed.GetValue(run)!);
                return folder is null
                    ? Complaint.Failed(face, parsed.GetValue(json), failure!)
                    : await new ShipRun(face, parsed.GetValue(json)).ResumeAsync(folder, cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs resume latest
              interlock runs resume 20261121-024500-x7k2 --json
            """
        );
    }
}
