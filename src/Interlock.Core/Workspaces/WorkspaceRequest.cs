using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>What a workspace is wanted for.</summary>
/// <param name="Owner"><c>RUN/STEP</c>; unique.</param>
/// <param name="Tree">The tree to check out.</param>
/// <param name="BaseCommit">The user's commit that the agent's own git shows as HEAD.</param>
public sealed record WorkspaceRequest(string Owner, ObjectId Tree, ObjectId BaseCommit);
