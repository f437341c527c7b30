using Interlock.Core.Git;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows;

/// <summary>A workflow that may start; nothing exists yet and nothing is spent.</summary>
/// <param name="Repository">The user's repository.</param>
/// <param name="Base">The tip that its agents see.</param>
/// <param name="Dirty">Paths with uncommitted edits, which agents do not see.</param>
/// <param name="Options">What was asked.</param>
/// <param name="File">The script.</param>
/// <param name="Script">The script, read and without problems.</param>
/// <param name="Host">The process that will run it.</param>
public sealed record WorkflowReady(
    UserRepository Repository,
    RepositoryTip Base,
    IReadOnlyList<RepoPath> Dirty,
    WorkflowOptions Options,
    WorkflowFile File,
    WorkflowScript Script,
    ScriptHost Host
);
