using System.Text.Json;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Dry;

/// <summary>What a dry run found: the agents in the order in which they were asked for, and how the script ended.</summary>
/// <param name="Nodes">The agents, the first ones when there are very many.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Phases">Phases in the order of their first agent or call, with the number of agents.</param>
/// <param name="Effects">What else it asked for, with how often.</param>
/// <param name="Logs">What it logged, the first lines.</param>
/// <param name="Value">What it returned, or null.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record DryGraph(
    IReadOnlyList<DryNode> Nodes,
    int Count,
    IReadOnlyList<(string Phase, int Agents)> Phases,
    IReadOnlyList<(string Effect, int Times)> Effects,
    IReadOnlyList<string> Logs,
    JsonElement? Value,
    Failure? Failure
);
