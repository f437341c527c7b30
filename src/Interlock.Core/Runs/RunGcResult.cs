namespace Interlock.Core.Runs;

/// <summary>What a clean-up did; with <c>dryRun</c>, what it would do.</summary>
/// <param name="DryRun">Whether nothing was touched.</param>
/// <param name="Deleted">Deleted runs, the oldest first.</param>
/// <param name="Protected">Runs over a limit that stay.</param>
/// <param name="Kept">How many runs are left.</param>
/// <param name="EvidenceFiles">Evidence files deleted.</param>
/// <param name="FreedBytes">Bytes freed in all.</param>
public sealed record RunGcResult(
    bool DryRun,
    IReadOnlyList<DeletedRun> Deleted,
    IReadOnlyList<ProtectedRun> Protected,
    int Kept,
    int EvidenceFiles,
    long FreedBytes
);
