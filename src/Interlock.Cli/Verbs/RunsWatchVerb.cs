using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Progress;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs watch</c>: follows a run to its end.</summary>
internal static class RunsWatchVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Optional(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command("watch", "Follows a run to its end; then its exit code is this one's.")
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
                    : await WatchAsync(face, folder, parsed.GetValue(json), cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs watch
              interlock runs watch 20261121 --json     prints the run's JSON when it has ended

            The exit code is the run's; 1 when its engine is gone and it has not ended. Ctrl-C ends the watching, not the run.
            """
        );
    }

    private static async Task<int> WatchAsync(Face face, RunFolder folder, bool json, CancellationToken cancellation)
    {
        await using (var progress = new RunProgress(face))
        {
            progress.Begin(folder.Path);
            await Audience.WhileHeardAsync(face, heard => progress.EndAsync().WaitAsync(heard), cancellation);
        }
        return RunPrinter.Print(face, folder, json).Exit ?? ExitCode.Blocked;
    }
}
