namespace Interlock.Core.Workspaces;

/// <summary>How a repository wants its workspaces prepared. What this leaves behind is no part of a change.</summary>
public sealed record WorkspaceSetup
{
    /// <summary>Name of the environment variable that holds a workspace's first port.</summary>
    public const string PortVariable = "INTERLOCK_PORT_BASE";

    /// <summary>How many ports each workspace has for itself.</summary>
    public const int PortsEach = 20;

    /// <summary>The user's checkout, from which <see cref="Copy"/> is copied; absolute.</summary>
    public required string Source { get; init; }

    /// <summary>Files to copy from the user's checkout (<c>.env</c>), repo-relative.</summary>
    public IReadOnlyList<string> Copy { get; init; } = [];

    /// <summary>Shell command to run in the workspace (<c>npm ci</c>), or null.</summary>
    public string? Command { get; init; }

    /// <summary>Wall-clock limit of the command.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>First port of the first workspace, or null when workspaces need no ports.</summary>
    public int? PortBase { get; init; }

    /// <summary>Names of variables that the command gets even though they look like secrets.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
