namespace Interlock.Loops.Bench;

/// <summary>What makes a run a comparison of agents.</summary>
/// <param name="Agents">The agents, by name, each once.</param>
/// <param name="Repeats">How often each does the task.</param>
public sealed record BenchOptions(IReadOnlyList<string> Agents, int Repeats);
