using Interlock.Core.Git;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>Candidates merged into one tree.</summary>
/// <param name="Tree">The tree with those that fit.</param>
/// <param name="Problems">Per candidate why it does not fit: category and message; null where it does.</param>
internal sealed record Combined(ObjectId Tree, IReadOnlyList<(string Category, string Message)?> Problems)
{
    /// <summary>Whether every candidate fits.</summary>
    public bool IsWhole => Problems.All(problem => problem is null);
}
