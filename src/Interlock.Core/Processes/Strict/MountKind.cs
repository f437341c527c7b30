namespace Interlock.Core.Processes.Strict;

/// <summary>What a path is inside; of two for one path the later one counts.</summary>
internal enum MountKind
{
    /// <summary>As outside, read-only.</summary>
    ReadOnly,

    /// <summary>As outside.</summary>
    Writable,

    /// <summary>An empty folder in memory, writable.</summary>
    Empty,

    /// <summary>Nothing: an empty folder or a file that cannot be read, where something above it is shown.</summary>
    Hidden,
}
