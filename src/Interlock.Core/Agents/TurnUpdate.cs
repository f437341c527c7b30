namespace Interlock.Core.Agents;

/// <summary>News of a running turn; null where nothing is new. Text is cleaned and redacted.</summary>
public sealed record TurnUpdate
{
    /// <summary>The agent's message so far, whole.</summary>
    public string? Message { get; init; }

    /// <summary>What the turn has used so far.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The runtime's own id of the conversation: once told, the turn can be resumed after a crash.</summary>
    public string? Session { get; init; }

    /// <summary>The model that answers.</summary>
    public string? Model { get; init; }

    /// <summary>Another agent takes over.</summary>
    public Handover? Handover { get; init; }

    /// <summary>The agent is waited for, and tried again.</summary>
    public ProviderWait? Wait { get; init; }
}
