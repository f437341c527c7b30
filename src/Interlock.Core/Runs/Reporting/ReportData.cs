using Interlock.Core.Journal;
using Interlock.Core.Text;

namespace Interlock.Core.Runs.Reporting;

/// <summary>All that the page shows of a run (docs/report-data.md); a fold over its journal.</summary>
/// <param name="Run">The JSON of the run.</param>
/// <param name="Groups">Its groups, in the order they began.</param>
/// <param name="Nodes">What it did, in the order it was asked for.</param>
/// <param name="Log">What was told on the way.</param>
/// <param name="Left">What is left out.</param>
internal sealed record ReportData(
    RunReport Run,
    IReadOnlyList<ReportGroup> Groups,
    IReadOnlyList<ReportNode> Nodes,
    IReadOnlyList<ReportLine> Log,
    ReportLeft Left
)
{
    /// <summary>Version of the format.</summary>
    internal const int Format = 1;

    /// <summary>Reads the journal of a run, beside its writer if there is one.</summary>
    /// <exception cref="JournalException">The journal is damaged in the middle or not there.</exception>
    internal static ReportData Read(RunFolder folder, Redactor? redactor)
    {
        var live = folder.IsLive;
        var fold = new ReportFold(folder, redactor);
        foreach (var record in JournalReader.Read(folder.Journal))
            fold.Add(record);
        return fold.ToData(live);
    }
}
