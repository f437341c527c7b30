using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Loops.Workflows.Dry;

namespace Interlock.Cli.Run;

/// <summary>What <c>run --dry-run --json</c> prints.</summary>
/// <param name="Run">Null: there is no run.</param>
/// <param name="Outcome"><c>completed</c>, or <c>failed</c> when the script failed.</param>
/// <param name="Exit">Exit code.</param>
/// <param name="Verdict">Always <c>not_run</c>.</param>
/// <param name="Script">The script.</param>
/// <param name="Agents">How many agents it would start.</param>
/// <param name="Phases">Phases with their agents.</param>
/// <param name="Nodes">The agents, at most 10,000.</param>
/// <param name="Effects">What else it would ask for, with how often.</param>
/// <param name="Result">What the script returned of made-up answers.</param>
/// <param name="Failure">Why it failed, or null.</param>
internal sealed record DryRunReport(
    string? Run,
    string Outcome,
    int Exit,
    string Verdict,
    string Script,
    int Agents,
    IReadOnlyDictionary<string, int> Phases,
    IReadOnlyList<DryNode> Nodes,
    IReadOnlyDictionary<string, int> Effects,
    JsonElement? Result,
    Failure? Failure
);
