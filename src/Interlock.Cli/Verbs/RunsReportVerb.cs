using System.CommandLine;
using Interlock.Cli.CommandLine;
using Interlock.Cli.Output;
using Interlock.Cli.Report;
using Interlock.Cli.Runs;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs report</c>: the page of a run, one file that needs no network.</summary>
internal static class RunsReportVerb
{
    public static Command Create(Face face)
    {
        var run = RunArgument.Optional(face);
        var output = CommonOptions.Text(
            "--out",
            "FILE",
            "Where to write it [default: report.html in the run's folder]."
        );
        var open = CommonOptions.Flag("--open", "Show it in the browser.");
        var data = CommonOptions.Flag("--data", "Print the data of the page as JSON instead (docs/report-data.md).");
        var json = CommonOptions.Json();
        var repository = CommonOptions.Repository();
        var command = new Command(
            "report",
            "Writes the page of a run: graph, timeline, table, diffs; one offline file."
        )
        {
            run,
            output,
            open,
            data,
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
                var report = new ReportCommand(face, parsed.GetValue(json));
                return parsed.GetValue(data)
                    ? report.PrintData(folder)
                    : await report.WriteAsync(folder, parsed.GetValue(output), parsed.GetValue(open), cancellation);
            }
        );
        return command.WithExamples(
            """
            Examples:
              interlock runs report --open
              interlock runs report 20261121-024500-x7k2 --out report.html
              interlock runs report --data | jq '.nodes[] | select(.state == "failed") | .label'

            'ship' and 'run' write it by themselves at the end of a run, unless they are told --no-report.
            """
        );
    }
}
