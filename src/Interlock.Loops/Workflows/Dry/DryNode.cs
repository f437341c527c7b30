namespace Interlock.Loops.Workflows.Dry;

/// <summary>An agent that a run would start.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Phase">Its phase, or null.</param>
/// <param name="Scope">The branches that lead to it.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Model">The model, or null for the agent's own.</param>
/// <param name="HasSchema">Whether its answer is a document.</param>
/// <param name="IsIsolated">Whether what it changes is kept.</param>
/// <param name="Prompt">The beginning of its prompt, on one line.</param>
public sealed record DryNode(
    string Label,
    string? Phase,
    string Scope,
    string Agent,
    string? Model,
    bool HasSchema,
    bool IsIsolated,
    string Prompt
);
