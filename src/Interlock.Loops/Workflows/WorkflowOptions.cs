using System.Text.Json;
using Interlock.Agents.Prices;
using Interlock.Core.Evidence;
using Interlock.Core.Workspaces;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows;

/// <summary>Everything that decides a workflow run; recorded in <c>run.started</c>, so that a resumed run has the same.</summary>
public sealed record WorkflowOptions
{
    /// <summary>Agents at work at the same time when nobody says another number; the work is the network's, not the cores'.</summary>
    public const int DefaultConcurrency = 8;

    /// <summary>Agents that a run may start when nobody says another number.</summary>
    public const int DefaultMostAgents = 1000;

    /// <summary>What the script gets as <c>args</c>.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>Agent of nodes that name none.</summary>
    public required string Agent { get; init; }

    /// <summary>What <c>auto</c> stands for in this run, or null when nothing named it.</summary>
    public string? Auto { get; init; }

    /// <summary>Model of nodes that name none, or null for the agent's own.</summary>
    public string? Model { get; init; }

    /// <summary>Effort of nodes that name none, or null for the agent's own.</summary>
    public string? Effort { get; init; }

    /// <summary>The one limit on agents that work at the same time, groups and child workflows included.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>Backstop against a script that never ends: agents that it may ask for in all; null for <see cref="DefaultMostAgents"/>.</summary>
    public int? MostAgents { get; init; }

    /// <summary>Tokens that all turns together may use, input and output, or null.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Output tokens that all turns together may use, reasoning included, or null.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>US dollars that all turns together may cost, or null.</summary>
    public decimal? MaxMoney { get; init; }

    /// <summary>Wall-clock limit of one life of the run, or null for none.</summary>
    public TimeSpan? RunTimeout { get; init; }

    /// <summary>Wall-clock limit of an agent's turn, where the node says nothing.</summary>
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether the run ends, resumable, instead of waiting for a provider.</summary>
    public bool NoWait { get; init; }

    /// <summary>Who answers what agents ask; see <see cref="Core.Agents.QuestionPolicy"/>.</summary>
    public string Questions { get; init; } = "default";

    /// <summary>The checks that <c>check()</c> and <c>gate()</c> know by name.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];

    /// <summary>What <c>ship()</c> does where the script says nothing.</summary>
    public ShipDefaults Ship { get; init; } = new();

    /// <summary>Whether <c>command:</c> agents are confined as strictly as a vendor's.</summary>
    public bool StrictCommands { get; init; }

    /// <summary>Secret-looking environment variables that agents may see, by name.</summary>
    public IReadOnlyList<string> AgentEnvironment { get; init; } = [];

    /// <summary>Prices of the repository's configuration, over the built-in ones.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>How workspaces are prepared, or null.</summary>
    public WorkspaceSetup? Setup { get; init; }

    /// <summary>Folder the user called from; relative programs of <c>command:</c> agents are found there.</summary>
    public required string CallerDirectory { get; init; }
}
