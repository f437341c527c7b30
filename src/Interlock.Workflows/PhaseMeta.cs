namespace Interlock.Workflows;

/// <summary>A phase of a workflow.</summary>
/// <param name="Title">The name that <see cref="Flow.Phase"/> uses.</param>
public sealed record PhaseMeta(string Title)
{
    /// <summary>What happens in it.</summary>
    public string? Detail { get; init; }

    /// <summary>Model of its agents where they name none.</summary>
    public string? Model { get; init; }
}
