namespace Interlock.Core.Configuration;

/// <summary>Which agent does what; names as on the command line (<c>codex</c>, <c>command:…</c>).</summary>
public sealed record AgentSettings
{
    /// <summary>For every role that names none, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Turns a request into tasks, or null.</summary>
    public string? Planner { get; init; }

    /// <summary>Does and repairs tasks, or null.</summary>
    public string? Implementer { get; init; }

    /// <summary>Reviews, where the reviewer names none, or null.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Who answers what agents ask (<c>default</c>, <c>escalate</c>, …), or null.</summary>
    public string? Questions { get; init; }

    /// <summary>
    /// Whether <c>command:</c> agents of a run are confined as strictly as a vendor's (<c>"confinement": "strict"</c>).
    /// </summary>
    public bool StrictCommands { get; init; }

    /// <summary>Variables that agents may see even though they look like secrets, by name.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
