namespace Interlock.Workflows;

/// <summary>How a group of branches is to run.</summary>
public sealed record GroupOptions
{
    /// <summary>Name for people.</summary>
    public string? Label { get; init; }

    /// <summary>The author's own key of the group: part of the identity of every step in it.</summary>
    public string? Id { get; init; }

    /// <summary>Phase of its branches.</summary>
    public string? Phase { get; init; }

    /// <summary>Branches at once, from 1; null for all. The run's own limit of agents holds in any case.</summary>
    public int? Concurrency { get; init; }
}
