using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Proofs;

/// <summary>What is to be proved.</summary>
/// <param name="Repository">The user's repository.</param>
/// <param name="Base">Its tip; shown as HEAD in the workspaces.</param>
/// <param name="Tree">The tree, in the harness's store.</param>
/// <param name="Checks">The checks, in order.</param>
/// <param name="Setup">How a workspace is prepared, or null.</param>
public sealed record ProofRequest(
    UserRepository Repository,
    RepositoryTip Base,
    ObjectId Tree,
    IReadOnlyList<CheckDefinition> Checks,
    WorkspaceSetup? Setup
);
