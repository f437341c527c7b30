using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Workspaces;

namespace Interlock.Core.Sessions;

/// <summary>How the turns of a session are run; recorded with each turn, so that a later one begins with the same.</summary>
public sealed record SessionOptions
{
    /// <summary>The agent as the user named it.</summary>
    public required string Agent { get; init; }

    /// <summary>Why <c>auto</c> is this agent, or null when it was not asked for.</summary>
    public string? AutoReason { get; init; }

    /// <summary>Prices of the repository's configuration, over the built-in ones.</summary>
    public IReadOnlyList<PriceSettings> Prices { get; init; } = [];

    /// <summary>What the agent may touch.</summary>
    public Permission Permission { get; init; } = Permission.Limited;

    /// <summary>Whether the agent's tools reach the network; null: as the permission says.</summary>
    public bool? Network { get; init; }

    /// <summary>Whether the user's own settings of the runtime are in force.</summary>
    public bool Inherit { get; init; }

    /// <summary>Whether the agent works in the user's own checkout instead of a private one.</summary>
    public bool InPlace { get; init; }

    /// <summary>Model, or null for the runtime's default.</summary>
    public string? Model { get; init; }

    /// <summary>Effort of reasoning, or null for the runtime's default.</summary>
    public string? Effort { get; init; }

    /// <summary>Instructions beside the prompt, or null.</summary>
    public string? Instructions { get; init; }

    /// <summary>JSON Schema of the final message, or null for free text.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Wall-clock limit of a turn.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest silence of the model.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest silence of a command, or null; see <see cref="AgentTurn.CommandIdleTimeout"/>.</summary>
    public TimeSpan? CommandIdleTimeout { get; init; }

    /// <summary>Wall-clock limit of all turns of the session together, or null.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>What all turns of the session together may spend.</summary>
    public TurnLimits Limits { get; init; } = TurnLimits.None;

    /// <summary>Who answers questions; see <see cref="QuestionPolicy.Parse"/>.</summary>
    public string Questions { get; init; } = "default";

    /// <summary>Paths in the repository that must be there when a turn has ended well.</summary>
    public IReadOnlyList<string> ExpectedArtifacts { get; init; } = [];

    /// <summary>Secret-looking variables that the agent may see, by name.</summary>
    public IReadOnlyList<string> AgentEnvironment { get; init; } = [];

    /// <summary>How workspaces are prepared, or null.</summary>
    public WorkspaceSetup? Setup { get; init; }

    /// <summary>Folder the user called from; relative programs of <c>command:</c> agents are found there.</summary>
    public required string CallerDirectory { get; init; }
}
