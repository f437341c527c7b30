using Interlock.Core.Agents;

namespace Interlock.Cli.Agent;

/// <summary>What the command line of <c>agent run</c> says, checked.</summary>
internal sealed record RunArguments
{
    /// <summary>How the turn is run.</summary>
    public required TurnArguments Turn { get; init; }

    /// <summary>The agent, or null for the configured one.</summary>
    public string? Agent { get; init; }

    /// <summary>Name of the session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>Folder in the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>Whether it works in the user's checkout.</summary>
    public bool InPlace { get; init; }

    /// <summary>Where the work starts from, or null for HEAD.</summary>
    public string? Base { get; init; }

    /// <summary>What the agent may touch.</summary>
    public Permission Permission { get; init; } = Permission.Limited;

    /// <summary>Whether its tools reach the network, or null.</summary>
    public bool? Network { get; init; }

    /// <summary>Whether the user's own settings are in force.</summary>
    public bool Inherit { get; init; }

    /// <summary>Variables that it may see even though they look like secrets.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
