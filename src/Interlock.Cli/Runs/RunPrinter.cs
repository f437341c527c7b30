using System.Text.Json;
using Interlock.Cli.Bench;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Bench;

namespace Interlock.Cli.Runs;

/// <summary>Prints what is known of a run: the story, or the JSON of the run.</summary>
internal static class RunPrinter
{
    /// <summary>Prints a run and returns its report.</summary>
    public static RunReport Print(Face face, RunFolder folder, bool json)
    {
        var report = RunReport.Read(folder, new Redactor(face.Environment.SecretValues));
        if (json)
            face.Output.WriteLine(JsonSerializer.Serialize(report, RunJson.Readable.RunReport));
        else
        {
            face.Output.Write(RunSummary.Of(report));
            if (report is { Loop: "bench", Result: { } result } && BenchResult.Read(result) is { } bench)
                BenchTable.Write(face.Output, bench);
        }
        return report;
    }
}
