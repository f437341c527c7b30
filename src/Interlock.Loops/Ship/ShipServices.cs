using Interlock.Core.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces;

namespace Interlock.Loops.Ship;

/// <summary>The spine, put together for one ship run.</summary>
public sealed record ShipServices
{
    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The run's folder in the state home.</summary>
    public required string RunFolder { get; init; }

    /// <summary>What was asked.</summary>
    public required ShipOptions Options { get; init; }

    /// <summary>The tip that the run works from.</summary>
    public required RepositoryTip Base { get; init; }

    /// <summary>Paths with uncommitted edits when the run started.</summary>
    public required IReadOnlyList<RepoPath> DirtyPaths { get; init; }

    /// <summary>Durable steps.</summary>
    public required StepLog Steps { get; init; }

    /// <summary>The harness's objects.</summary>
    public required ObjectStore Store { get; init; }

    /// <summary>Workspaces.</summary>
    public required WorkspacePool Pool { get; init; }

    /// <summary>Engine-run checks.</summary>
    public required CheckRunner Checks { get; init; }

    /// <summary>The way out.</summary>
    public required Lander Lander { get; init; }

    /// <summary>Finds an agent by the name that preflight accepted.</summary>
    public required Func<string, IAgent> Agent { get; init; }

    /// <summary>What all turns together may spend.</summary>
    public required RunBudget Budget { get; init; }

    /// <summary>What keeps agents from the user's checkout and from the state home.</summary>
    public required Sandbox Sandbox { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The one limit on running agents.</summary>
    public required SemaphoreSlim AgentSlots { get; init; }

    /// <summary>Live progress for people: scope and a short clean line. Not recorded.</summary>
    public Action<string, string>? Progress { get; init; }
}
