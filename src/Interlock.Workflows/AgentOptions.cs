using System.Text.Json.Serialization;

namespace Interlock.Workflows;

/// <summary>How an agent is to work; null leaves it to the run.</summary>
public sealed record AgentOptions
{
    /// <summary>Name for people; no part of the step's identity.</summary>
    public string? Label { get; init; }

    /// <summary>Phase that it counts to, instead of the one in force.</summary>
    public string? Phase { get; init; }

    /// <summary>The author's own key of the step, instead of its place in the program.</summary>
    public string? Id { get; init; }

    /// <summary>Role: a file in <c>.interlock/agents</c> or <c>.claude/agents</c>, else a tag.</summary>
    public string? AgentType { get; init; }

    /// <summary>Runtime or agent: <c>codex</c>, <c>claude:MODEL</c>, <c>openai:MODEL</c>, …</summary>
    public string? Runtime { get; init; }

    /// <summary>Model, in the runtime's words.</summary>
    public string? Model { get; init; }

    /// <summary>Effort, in the runtime's words.</summary>
    public string? Effort { get; init; }

    /// <summary><c>read_only</c> or <c>limited</c>.</summary>
    public string? Permission { get; init; }

    /// <summary>Name of a conversation that it goes on with; one agent at a time.</summary>
    public string? Session { get; init; }

    /// <summary>What the answer is for; told to the agent with the schema.</summary>
    public string? SchemaDescription { get; init; }

    /// <summary>Attempts in all, from 1.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Wall-clock limit.</summary>
    [JsonIgnore]
    public TimeSpan? Timeout { get; init; }

    /// <summary><see cref="Timeout"/> in milliseconds, as the engine takes it.</summary>
    [JsonInclude]
    internal double? TimeoutMs => Timeout?.TotalMilliseconds;
}
