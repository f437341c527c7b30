namespace Interlock.Core.Changes;

/// <summary>How much one change may hold.</summary>
/// <param name="MaxFileBytes">Largest file, in bytes.</param>
/// <param name="MaxEntries">Most paths that one change may introduce or alter.</param>
public sealed record EntryLimits(long MaxFileBytes = 200L * 1024 * 1024, int MaxEntries = 100_000)
{
    /// <summary>200 MB a file, 100,000 paths.</summary>
    public static EntryLimits Default { get; } = new();
}
