using System.Text.Json;
using Interlock.Core.Runs;
using Interlock.Core.Text;

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
            face.Output.Write(RunSummary.Of(report));
        return report;
    }
}
