using System.Text.Json.Serialization;
using Interlock.Core.Failures;

namespace Interlock.Core.Agents;

/// <summary>How a turn ended; recorded in the journal as it is.</summary>
/// <param name="Text">The final message, whole.</param>
/// <param name="Failure">Why it failed, or null when the agent says it is done.</param>
/// <param name="Usage">Tokens, as exact as the runtime tells.</param>
/// <param name="Session">The runtime's own session or thread id, if it has one.</param>
/// <param name="Model">The model that answered, if known.</param>
/// <param name="Seconds">Wall time of the turn.</param>
public sealed record TurnResult(
    string Text,
    Failure? Failure,
    TokenUsage Usage,
    string? Session,
    string? Model,
    double Seconds
)
{
    /// <summary>Whether the agent ended its turn by itself and without an error.</summary>
    [JsonIgnore]
    public bool Succeeded => Failure is null;

    /// <summary>The question that the turn ended with, or null. It counts also when the turn failed.</summary>
    public AgentQuestion? Question { get; init; }

    /// <summary>SHA-256 of the system prompt in hexadecimal, or null where the runtime does not tell it.</summary>
    public string? InstructionsDigest { get; init; }

    /// <summary>The agent that answered, when it is not the one that was asked (a fallback, or <c>auto</c>).</summary>
    public string? Agent { get; init; }

    /// <summary>Agents that could not work before it, or null.</summary>
    public IReadOnlyList<Handover>? Handovers { get; init; }
}
