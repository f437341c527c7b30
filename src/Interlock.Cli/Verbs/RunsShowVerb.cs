using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs show</c>: the failure's cause first, then the story.</summary>
internal static class RunsShowVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Optional(face);
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command(
            "show",
            "Shows a run: the failure's cause first, then plan, reviews, repairs and landing."
        )
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
                if (folder is null)
                    return Complaint.Failed(face, parsed.GetValue(json), failure!);
                RunPrinter.Print(face, folder, parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs show
              interlock runs show 20261121-024500-x7k2 --json
            """
        );
    }
}
