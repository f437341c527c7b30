using Interlock.Core.Configuration;
using Interlock.Loops.Bench;

namespace Interlock.Cli.Ship;

/// <summary>What the command line of <c>ship</c> says, checked; null and empty where it says nothing.</summary>
internal sealed record ShipArguments
{
    /// <summary>The request, or null when tasks are given.</summary>
    public string? Request { get; init; }

    /// <summary>Path of a tasks file, or <c>-</c> for stdin.</summary>
    public string? TasksFile { get; init; }

    /// <summary>The agents to compare, for <c>agents bench</c>.</summary>
    public BenchOptions? Bench { get; init; }

    /// <summary>Checks as <c>(name, command)</c>, in order.</summary>
    public IReadOnlyList<(string Name, string Command)> Checks { get; init; } = [];

    /// <summary>Agent for implementing and, unless others are named, for all roles.</summary>
    public string? Agent { get; init; }

    /// <summary>Agent that plans.</summary>
    public string? Planner { get; init; }

    /// <summary>Reviewers: <c>AGENT</c>, or <c>NAME=AGENT</c> with the name of a perspective.</summary>
    public IReadOnlyList<ReviewerSettings> Reviewers { get; init; } = [];

    /// <summary>Where approved work goes; see <see cref="LandText"/>.</summary>
    public string? Land { get; init; }

    /// <summary>Rounds of review and repair.</summary>
    public int? MaxRounds { get; init; }

    /// <summary>Agents at work at the same time.</summary>
    public int? MaxAgents { get; init; }

    /// <summary>Who answers what agents ask, or null.</summary>
    public string? Questions { get; init; }

    /// <summary>Tokens that the run may use.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>US dollars that the run may cost.</summary>
    public decimal? MaxMoney { get; init; }

    /// <summary>Wall-clock limit of the run.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Wall-clock limit of one agent's turn.</summary>
    public TimeSpan? TurnTimeout { get; init; }

    /// <summary>Plan and preflight, and stop there.</summary>
    public bool DryRun { get; init; }

    /// <summary>Owned files may have uncommitted edits.</summary>
    public bool AllowDirty { get; init; }

    /// <summary>Two tasks may own the same file.</summary>
    public bool AllowSharedFiles { get; init; }

    /// <summary>Commit message.</summary>
    public string? Message { get; init; }

    /// <summary>Write the run's page at its end.</summary>
    public bool Report { get; init; } = true;

    /// <summary>One JSON document on stdout.</summary>
    public bool Json { get; init; }

    /// <summary>Folder in the repository.</summary>
    public required string Repository { get; init; }
}
