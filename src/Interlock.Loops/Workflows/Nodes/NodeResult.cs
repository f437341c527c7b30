using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>How a node ended; recorded in the journal as the result of its step.</summary>
/// <param name="Text">The final message, whole.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Usage">Tokens of the last turn; those of turns before it have records of their own.</param>
/// <param name="Total">Tokens of all its turns.</param>
/// <param name="Attempts">Turns that it took.</param>
/// <param name="Seconds">Wall time of all its turns.</param>
internal sealed record NodeResult(
    string Text,
    Failure? Failure,
    TokenUsage Usage,
    TokenUsage Total,
    int Attempts,
    double Seconds
)
{
    /// <summary>The document that satisfies the schema, or null.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>In what the message does not satisfy the schema.</summary>
    public IReadOnlyList<string>? Issues { get; init; }

    /// <summary>The agent that answered.</summary>
    public required string Agent { get; init; }

    /// <summary>The model that answered, if known.</summary>
    public string? Model { get; init; }

    /// <summary>The runtime's id of the conversation, if it has one.</summary>
    public string? Session { get; init; }

    /// <summary>Agents that could not work before it.</summary>
    public IReadOnlyList<Handover>? Handovers { get; init; }

    /// <summary>What it changed, when it worked in a worktree of its own.</summary>
    public NodeChange? Change { get; init; }

    /// <summary>Paths that it changed although nothing is taken of it.</summary>
    public IReadOnlyList<string>? Dropped { get; init; }
}
