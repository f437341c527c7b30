using Interlock.Agents.Prices;
using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Workspaces;
using Interlock.Loops.Bench;

namespace Interlock.Loops.Ship;

/// <summary>Everything that decides a ship run; recorded in <c>run.started</c>, so that a resumed run has the same.</summary>
public sealed record ShipOptions
{
    /// <summary>The request in the user's words; may be null when tasks are given.</summary>
    public string? Request { get; init; }

    /// <summary>Text of the tasks document, or null to let the planner make one.</summary>
    public string? Tasks { get; init; }

    /// <summary>The agents to compare when the run is a comparison; null when it ships.</summary>
    public BenchOptions? Bench { get; init; }

    /// <summary>Required checks, in the order they run.</summary>
    public required IReadOnlyList<CheckDefinition> Checks { get; init; }

    /// <summary>Agent of tasks that name none.</summary>
    public string Agent { get; init; } = "codex";

    /// <summary>Agent that plans.</summary>
    public string Planner { get; init; } = "codex";

    /// <summary>What <c>auto</c> stands for in this run, or null when nothing named it.</summary>
    public string? Auto { get; init; }

    /// <summary>Why <see cref="Auto"/> is that, or null.</summary>
    public string? AutoReason { get; init; }

    /// <summary>Who answers what agents ask; see <see cref="QuestionPolicy"/>.</summary>
    public string Questions { get; init; } = "default";

    /// <summary>Whether <c>command:</c> agents are confined as strictly as a vendor's.</summary>
    public bool StrictCommands { get; init; }

    /// <summary>Tokens that all turns together may use, input and output, or null.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>US dollars that all turns together may cost, or null.</summary>
    public decimal? MaxMoney { get; init; }

    /// <summary>Prices of the repository's configuration, over the built-in ones.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>The review panel; at least two.</summary>
    public required IReadOnlyList<ReviewerSpec> Reviewers { get; init; }

    /// <summary>Secret-looking environment variables that agents may see, by name.</summary>
    public IReadOnlyList<string> AgentEnvironment { get; init; } = [];

    /// <summary><c>tree</c>, <c>commit</c>, <c>branch</c> or <c>branch=NAME</c>.</summary>
    public string Land { get; init; } = "tree";

    /// <summary>Commit message, or null for one made from the request.</summary>
    public string? Message { get; init; }

    /// <summary>Most rounds, or null for the policy's number.</summary>
    public int? MaxRounds { get; init; }

    /// <summary>The one limit on agents that run at the same time.</summary>
    public int MaxAgents { get; init; } = 4;

    /// <summary>Wall-clock limit of one agent turn.</summary>
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Wall-clock limit of the whole run, or null for none.</summary>
    public TimeSpan? RunTimeout { get; init; }

    /// <summary>How workspaces are prepared, or null.</summary>
    public WorkspaceSetup? Setup { get; init; }

    /// <summary>Accept owned files with uncommitted edits (the work starts from the commit, not from the edits).</summary>
    public bool AllowDirty { get; init; }

    /// <summary>Accept a file that two tasks own.</summary>
    public bool AllowSharedFiles { get; init; }

    /// <summary>Folder the user called from; relative programs of <c>command:</c> agents are found there.</summary>
    public required string CallerDirectory { get; init; }
}
