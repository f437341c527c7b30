using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Ship;

/// <summary>Prints what <c>--dry-run</c> found out: what would be done, by whom, judged by what.</summary>
internal static class DryRun
{
    /// <summary>Prints it and returns the exit code.</summary>
    public static int Print(Face face, bool json, ShipReady ready)
    {
        if (json)
        {
            face.Output.WriteLine(JsonSerializer.Serialize(DryRunDocument.Of(ready), CliJson.Default.DryRunDocument));
            return ExitCode.Good;
        }
        var options = ready.Options;
        face.Output.WriteLine(
            $"preflight passed at {ready.Base.Commit.Abbreviated}; nothing was started and nothing was spent"
        );
        if (ready.Plan is { } plan)
            foreach (var task in plan.Tasks)
                face.Output.WriteLine(
                    $"  task      {task.Id}: {Line(string.Join(", ", task.Files))} ({Line(task.Agent ?? options.Agent)})"
                );
        else
            face.Output.WriteLine($"  plan      by {Line(options.Planner)}; implemented by {Line(options.Agent)}");
        foreach (var check in options.Checks)
            face.Output.WriteLine($"  check     {check.Name}: {Line(check.Command)}");
        foreach (var reviewer in options.Reviewers)
            face.Output.WriteLine($"  reviewer  {reviewer.Name} ({Line(reviewer.Agent)})");
        face.Output.WriteLine($"  land      {options.Land}");
        return ExitCode.Good;
    }

    private static string Line(string text) => ExternalText.Line(text, 120);
}
