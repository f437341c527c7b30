using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Runs;
using Interlock.Core.Runs;
using Interlock.Core.Runs.Reporting;
using Interlock.Core.Text;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs show</c>: the failure's cause first, then the story.</summary>
internal static class RunsShowVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Optional(face);
        var mermaid = CommonOptions.Flag("--mermaid", "Print its graph as Mermaid text, for places that draw it.");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command(
            "show",
            "Shows a run: the failure's cause first, then plan, reviews, repairs and landing."
        )
        {
            run,
            mermaid,
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
                if (parsed.GetValue(mermaid))
                    await face.Output.WriteAsync(RunMermaid.Of(folder, new Redactor(face.Environment.SecretValues)));
                else
                    RunPrinter.Print(face, folder, parsed.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs show
              interlock runs show 20261121-024500-x7k2 --json
              interlock runs show --mermaid > run.mmd
            """
        );
    }
}
