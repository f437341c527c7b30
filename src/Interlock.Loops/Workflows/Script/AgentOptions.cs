using System.Text.Json;

namespace Interlock.Loops.Workflows.Script;

/// <summary>Options of <c>agent()</c>; null where the script says nothing.</summary>
public sealed record AgentOptions
{
    /// <summary>The author's own key of the step (<c>id</c> or <c>nodeId</c>).</summary>
    public string? Id { get; init; }

    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>Phase that it counts to, instead of the one in force.</summary>
    public string? Phase { get; init; }

    /// <summary>Role (<c>agentType</c>, <c>nodeType</c> or <c>role</c>).</summary>
    public string? AgentType { get; init; }

    /// <summary>Runtime or agent name (<c>agent</c>, <c>runtime</c>, <c>backendRuntime</c> or <c>modelRuntime</c>).</summary>
    public string? Runtime { get; init; }

    /// <summary>Model provider (<c>provider</c> or <c>bambooProvider</c>).</summary>
    public string? Provider { get; init; }

    /// <summary>Model; <c>inherit</c> is read as null.</summary>
    public string? Model { get; init; }

    /// <summary>Effort, in the runtime's or the common words.</summary>
    public string? Effort { get; init; }

    /// <summary>Wall-clock limit (<c>timeout</c>: seconds or <c>"10m"</c>; <c>timeoutMs</c>: milliseconds).</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What the agent may do, as written.</summary>
    public string? Permission { get; init; }

    /// <summary>Name of a conversation to go on with (<c>session</c> or <c>sessionName</c>).</summary>
    public string? Session { get; init; }

    /// <summary>Whether it works in a checkout of its own (<c>isolation: "worktree"</c>).</summary>
    public bool IsIsolated { get; init; }

    /// <summary>JSON Schema of the answer: an object, or a string with the path of a file.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>What the answer is for (<c>schemaDescription</c>, <c>outputDescription</c>,
    /// <c>finalResponseDescription</c>).</summary>
    public string? SchemaDescription { get; init; }

    /// <summary>Attempts in all, from 1 (<c>maxAttempts</c> or <c>retry.maxAttempts</c>).</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Names of options that are understood for the sake of old scripts and do nothing.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}
