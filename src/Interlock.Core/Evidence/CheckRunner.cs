using Interlock.Core.Git;

namespace Interlock.Core.Evidence;

/// <summary>Runs checks on exact trees in clean workspaces, and re-uses evidence of the same tree, check and environment.</summary>
public sealed class CheckRunner
{
    /// <summary>Evidence of a check on a tree.</summary>
    /// <param name="check">The check.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="baseCommit">Commit shown as HEAD in the workspace.</param>
    /// <param name="owner"><c>RUN/STEP</c> for the workspace lease.</param>
    /// <param name="cancellation">Ends the check.</param>
    public Task<EvidenceRecord> RunAsync(CheckDefinition check, ObjectId tree, ObjectId baseCommit, string owner, CancellationToken cancellation) =>
        throw new NotImplementedException($"{check}{tree}{baseCommit}{owner}{cancellation}");
}
