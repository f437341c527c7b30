using System.Text.Json.Nodes;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>What the process is told to run a script.</summary>
internal static class RunRequest
{
    public static JsonObject Of(WorkflowScript script, ScriptInput input, ScriptLimits limits) =>
        new()
        {
            ["path"] = script.Path,
            ["source"] = script.Source,
            ["limit"] = limits.CallsInFlight,
            ["settings"] = new JsonObject
            {
                ["args"] = input.Arguments.GetRawText(), // as text: it may be nested more deeply than a message
                ["run"] = input.Run,
                ["runFolder"] = input.RunFolder,
                ["resumedFrom"] = input.ResumedFrom,
                ["dryRun"] = input.IsDryRun,
                ["workflow"] = input.Workflow,
                ["path"] = script.Path,
                ["scope"] = input.Scope,
                ["depth"] = input.Depth,
                ["maxDepth"] = limits.Depth,
                ["budget"] = Budget(input.Budget),
            },
        };

    public static JsonObject Budget(BudgetState budget) => new() { ["total"] = budget.Total, ["spent"] = budget.Spent };
}
