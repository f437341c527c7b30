using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>Something found in a work tree.</summary>
/// <param name="Path">Its path below the top, as bytes.</param>
/// <param name="Stat">What it is.</param>
public sealed record FoundEntry(byte[] Path, FileStat Stat);
