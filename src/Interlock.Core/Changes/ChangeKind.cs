namespace Interlock.Core.Changes;

/// <summary>What happened to one path between two trees. Renames are a deletion and an addition.</summary>
public enum ChangeKind
{
    /// <summary>The path is new.</summary>
    Added,

    /// <summary>The content is different (the mode may be too).</summary>
    Modified,

    /// <summary>The path is gone.</summary>
    Deleted,

    /// <summary>Only the executable bit is different.</summary>
    ModeChanged,

    /// <summary>A file became a link or the other way round.</summary>
    TypeChanged,
}
