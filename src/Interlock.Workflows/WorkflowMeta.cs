namespace Interlock.Workflows;

/// <summary>What a workflow says of itself, as <c>export const meta</c> does in JavaScript.</summary>
/// <param name="Name">Its name.</param>
public sealed record WorkflowMeta(string Name)
{
    /// <summary>What it does, in a line.</summary>
    public string? Description { get; init; }

    /// <summary>When somebody would want it.</summary>
    public string? WhenToUse { get; init; }

    /// <summary>Its phases, in order.</summary>
    public IReadOnlyList<PhaseMeta> Phases { get; init; } = [];
}
