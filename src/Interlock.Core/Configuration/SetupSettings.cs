namespace Interlock.Core.Configuration;

/// <summary>How a workspace is prepared before an agent or a check works in it.</summary>
public sealed record SetupSettings
{
    /// <summary>Files of the user's checkout to copy (<c>.env</c>), relative to its top.</summary>
    public IReadOnlyList<string> Copy { get; init; } = [];

    /// <summary>Command line for <c>/bin/sh -c</c> (<c>npm ci</c>), or null.</summary>
    public string? Command { get; init; }

    /// <summary>Wall-clock limit of the command, or null for the default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>First port of the first workspace, or null when workspaces need no ports.</summary>
    public int? PortBase { get; init; }

    /// <summary>Variables that the command may see even though they look like secrets, by name.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
