namespace Interlock.Core.Workspaces;

/// <summary>What a pool may keep for later. Leased workspaces are never limited, nor deleted.</summary>
/// <param name="DiskBytes">Bytes that free workspaces may use.</param>
/// <param name="FreeSlots">How many free workspaces to keep.</param>
public sealed record WorkspaceLimits(long DiskBytes = 20L * 1024 * 1024 * 1024, int FreeSlots = 64)
{
    /// <summary>20 GB, 64 workspaces.</summary>
    public static WorkspaceLimits Default { get; } = new();
}
