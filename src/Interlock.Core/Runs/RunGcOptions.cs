namespace Interlock.Core.Runs;

/// <summary>What may be deleted. Limits that are null do not count; without any, nothing is deleted.</summary>
public sealed record RunGcOptions
{
    /// <summary>Runs that were last active longer ago are deleted, resumable ones too; evidence that nothing refers to as well.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Most runs that are kept, the newest first.</summary>
    public int? MaxCount { get; init; }

    /// <summary>Most bytes that all runs may take.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Whether <see cref="MaxCount"/> and <see cref="MaxBytes"/> may also delete runs that can be resumed.</summary>
    public bool Force { get; init; }

    /// <summary>Only say what would be deleted.</summary>
    public bool DryRun { get; init; }
}
