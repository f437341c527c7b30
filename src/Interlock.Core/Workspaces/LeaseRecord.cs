using Interlock.Core.Git;

namespace Interlock.Core.Workspaces;

/// <summary>Who holds a slot; the content of its <c>lease.json</c>. A slot without one is free.</summary>
/// <param name="Owner"><c>RUN/STEP</c>.</param>
/// <param name="Tree">The tree it was leased with.</param>
/// <param name="BaseCommit">The commit shown as HEAD.</param>
/// <param name="IsReady">Whether the workspace was handed out; false while it is being prepared.</param>
/// <param name="Engine">Process id and host of the engine that took it, for people.</param>
/// <param name="At">When it was taken.</param>
internal sealed record LeaseRecord(
    string Owner,
    ObjectId Tree,
    ObjectId BaseCommit,
    bool IsReady,
    string Engine,
    DateTimeOffset At
);
