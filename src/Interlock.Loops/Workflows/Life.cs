using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows;

/// <summary>One life of a run: from start or resume to its end, stop or crash.</summary>
internal sealed record Life(
    RunFolder Folder,
    RepositoryState State,
    UserRepository Repository,
    WorkflowRecord Record,
    RunJournal Journal,
    WorkflowFile File,
    WorkflowScript Script,
    ScriptHost Host
);
