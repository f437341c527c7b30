using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Landing;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.Workspaces;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows;

/// <summary>The spine, put together for one workflow run.</summary>
internal sealed record WorkflowServices
{
    public required RunFolder Folder { get; init; }

    public required WorkflowOptions Options { get; init; }

    public required UserRepository Repository { get; init; }

    /// <summary>The tip that agents see.</summary>
    public required RepositoryTip Base { get; init; }

    public required StepLog Steps { get; init; }

    public required ObjectStore Store { get; init; }

    public required WorkspacePool Pool { get; init; }

    public required CheckRunner Checks { get; init; }

    public required Lander Lander { get; init; }

    public required NodeAgents Agents { get; init; }

    /// <summary>What the run may use.</summary>
    public required RunLimits Limits { get; init; }

    /// <summary>What of it is left.</summary>
    public required RunBudgets Budgets { get; init; }

    /// <summary>Runs of <c>ship()</c>.</summary>
    public required NestedShips Ships { get; init; }

    public required Sandbox Sandbox { get; init; }

    public required TimeProvider Time { get; init; }

    public required Random Random { get; init; }

    /// <summary>The one limit on agents at work.</summary>
    public required SemaphoreSlim Slots { get; init; }

    /// <summary>Live progress for people: scope and a short clean line. Not recorded.</summary>
    public Action<string, string>? Progress { get; init; }
}
