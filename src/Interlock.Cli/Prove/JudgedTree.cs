using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Cli.Prove;

/// <summary>Chooses the tree that is judged.</summary>
internal static class JudgedTree
{
    /// <summary>The tree of a state, or null for a staged one that an unfinished merge prevents.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="state">The state.</param>
    /// <param name="notes">Told what cannot be in the tree.</param>
    public static ObjectId? Of(this CheckoutTrees trees, ProvedTree state, List<string> notes)
    {
        if (state == ProvedTree.Working)
            notes.AddRange(trees.Refused.Select(refused => $"left out: {refused.Path}: {refused.Reason}"));
        return state switch
        {
            ProvedTree.Working => trees.Working,
            ProvedTree.Staged => trees.Staged,
            _ => trees.Committed,
        };
    }
}
