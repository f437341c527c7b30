using System.Text.Json;
using Interlock.Core.Gates;

namespace Interlock.Core.Runs.Reporting;

/// <summary>Reads what the evidence of a check says of its node.</summary>
internal static class CheckFacts
{
    /// <summary>Fills in the node. A red check is a result, not a broken step; one that could not run is broken.</summary>
    internal static void Read(ReportNode node, JsonElement evidence, ReportNodes nodes)
    {
        if (new CheckTally(nodes.Text).Read(evidence, node.Round) is not { } check)
            return;
        node.Evidence = check;
        node.Label = check.Name;
        node.Text = nodes.Budget.Keep(nodes.Text.Whole(evidence, "tail"));
        node.State = check.Verdict switch
        {
            Verdict.Proved => NodeState.Done,
            Verdict.GateError => NodeState.Failed,
            _ => NodeState.Rejected,
        };
    }
}
