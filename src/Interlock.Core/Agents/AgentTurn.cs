using System.Collections.Frozen;
using System.Text.Json;
using Interlock.Core.Processes;

namespace Interlock.Core.Agents;

/// <summary>One request to an agent. It is complete: an adapter reads nothing else.</summary>
public sealed record AgentTurn
{
    /// <summary>What the agent is asked to do.</summary>
    public required AgentRole Role { get; init; }

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Key of the step; unique in the run.</summary>
    public required string Step { get; init; }

    /// <summary>Task id, when the turn belongs to one.</summary>
    public string? Task { get; init; }

    /// <summary>Round, counted from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The whole prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>JSON Schema that the final message must satisfy, or null for free text.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Directory the agent works in.</summary>
    public required string Workspace { get; init; }

    /// <summary>Variables of the workspace (its ports), to be set for the agent.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Folder for this turn's records, outside every workspace; exists.</summary>
    public required string SessionFolder { get; init; }

    /// <summary>What the agent may touch.</summary>
    public Permission Permission { get; init; } = Permission.Limited;

    /// <summary>
    /// How the runtime's program is held back, or null when it is not. A runtime with a sandbox of its own keeps to
    /// that.
    /// </summary>
    public Confinement? Confinement { get; init; }

    /// <summary>Model to ask for, or null for the runtime's default.</summary>
    public string? Model { get; init; }

    /// <summary>Wall-clock limit of the turn.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Longest silence of the model while nothing else works, for runtimes that do not end a stalled stream themselves.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Progress for people: one short line, already free of control characters.</summary>
    public Action<string>? Progress { get; init; }
}
