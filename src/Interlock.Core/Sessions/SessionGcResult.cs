namespace Interlock.Core.Sessions;

/// <summary>What a clean-up of sessions came to.</summary>
/// <param name="DryRun">Whether it only looked.</param>
/// <param name="Deleted">Sessions that went.</param>
/// <param name="Spared">Sessions that were old enough and stay.</param>
/// <param name="Kept">How many sessions are left.</param>
/// <param name="FreedBytes">Bytes of those that went.</param>
public sealed record SessionGcResult(
    bool DryRun,
    IReadOnlyList<DeletedSession> Deleted,
    IReadOnlyList<DeletedSession> Spared,
    int Kept,
    long FreedBytes
);
