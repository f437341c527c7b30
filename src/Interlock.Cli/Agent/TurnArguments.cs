using Interlock.Core.Agents;

namespace Interlock.Cli.Agent;

/// <summary>What a command line says about one turn; null and empty where it says nothing.</summary>
internal sealed record TurnArguments
{
    /// <summary>The task, or <c>-</c> for stdin.</summary>
    public string? Task { get; init; }

    /// <summary>File with the task.</summary>
    public string? TaskFile { get; init; }

    /// <summary>Parts to put behind the prompt.</summary>
    public IReadOnlyList<string> PromptAppends { get; init; } = [];

    /// <summary>File with instructions beside the prompt.</summary>
    public string? Instructions { get; init; }

    /// <summary>File with a JSON Schema.</summary>
    public string? Schema { get; init; }

    /// <summary>Model.</summary>
    public string? Model { get; init; }

    /// <summary>Effort of reasoning.</summary>
    public string? Effort { get; init; }

    /// <summary>Pictures.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Limit of a turn.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Longest silence.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>Limit of all turns.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>What all turns may spend; null members where nothing is said.</summary>
    public TurnLimits Limits { get; init; } = TurnLimits.None;

    /// <summary>Who answers questions.</summary>
    public string? Questions { get; init; }

    /// <summary>Paths that must be there.</summary>
    public IReadOnlyList<string> ExpectedArtifacts { get; init; } = [];

    /// <summary>Whether the caller does not wait for the end.</summary>
    public bool Detach { get; init; }

    /// <summary>One JSON document on stdout.</summary>
    public bool Json { get; init; }
}
