using System.Text.Json;

namespace Interlock.Cli.Run;

/// <summary>What the command line of <c>run</c> says, checked; null where it says nothing.</summary>
internal sealed record WorkflowArguments
{
    /// <summary>Path or name of the workflow.</summary>
    public required string Script { get; init; }

    /// <summary>What the script gets as <c>args</c>.</summary>
    public JsonElement Input { get; init; }

    /// <summary>Agent of nodes that name none.</summary>
    public string? Agent { get; init; }

    /// <summary>Model of nodes that name none.</summary>
    public string? Model { get; init; }

    /// <summary>Effort of nodes that name none.</summary>
    public string? Effort { get; init; }

    /// <summary>Agents at work at the same time.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Agents that the script may ask for in all.</summary>
    public int? MostAgents { get; init; }

    /// <summary>Tokens that the run may use.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Output tokens that the run may use.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>US dollars that the run may cost.</summary>
    public decimal? MaxMoney { get; init; }

    /// <summary>Wall-clock limit of the run.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Checks as <c>(name, command)</c>, in order.</summary>
    public IReadOnlyList<(string Name, string Command)> Checks { get; init; } = [];

    /// <summary>Who answers what agents ask, or null.</summary>
    public string? Questions { get; init; }

    /// <summary>Run the script without agents.</summary>
    public bool DryRun { get; init; }

    /// <summary>Say of each step whether it is new.</summary>
    public bool Explain { get; init; }

    /// <summary>End, resumable, instead of waiting for a provider.</summary>
    public bool NoWait { get; init; }

    /// <summary>Write the run's page at its end.</summary>
    public bool Report { get; init; } = true;

    /// <summary>One JSON document on stdout.</summary>
    public bool Json { get; init; }

    /// <summary>Folder in the repository.</summary>
    public required string Repository { get; init; }
}
