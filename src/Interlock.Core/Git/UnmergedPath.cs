namespace Interlock.Core.Git;

/// <summary>A path that both sides changed.</summary>
/// <param name="Path">The path.</param>
/// <param name="Sides">It in the base, in ours and in theirs; null where it is not.</param>
internal sealed record UnmergedPath(RepoPath Path, TreeEdit?[] Sides)
{
    /// <summary>Whether only one side changed it, or both alike.</summary>
    public bool IsSettled => Sides[0] == Sides[1] || Sides[0] == Sides[2] || Sides[1] == Sides[2];

    /// <summary>What it becomes when it is settled.</summary>
    public TreeEdit Settled => (Sides[0] == Sides[1] ? Sides[2] : Sides[1]) ?? new TreeEdit(Path, "", null);
}
