using Interlock.Agents.Replay;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.State;
using Interlock.Core.Workspaces;
using Interlock.Loops.Sessions;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Workflows.Budgets;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Runs the turns of one node in a private workspace: the first one, repairs of its answer, retries.</summary>
internal sealed class NodeTurns(WorkflowServices services, WorkflowEvents events, Conversations conversations)
{
    // What another try of the same agent may mend.
    private static readonly string[] Mendable =
    [
        "agent_failed",
        "agent_died",
        "agent_timeout",
        "agent_result_unreadable",
        "bad_question",
    ];

    /// <summary>Runs them. The slot is held.</summary>
    /// <param name="node">The node.</param>
    /// <param name="budget">What it may spend.</param>
    /// <param name="key">Its step.</param>
    /// <param name="tree">What its workspace holds.</param>
    /// <param name="cancellation">Ends its agent.</param>
    public async Task<NodeResult> RunAsync(
        NodeSpec node,
        NodeBudget budget,
        StepKey key,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        if (node.Conversation is not { } name)
            return await RunAsync(node, budget, key, tree, null, cancellation);
        var conversation = conversations.Of(name, node.Agent);
        await conversation.Turn.WaitAsync(cancellation);
        try
        {
            var result = await RunAsync(node, budget, key, tree, conversation, cancellation);
            conversation.Session = result.Session ?? conversation.Session;
            return result;
        }
        finally
        {
            conversation.Turn.Release();
        }
    }

    private async Task<NodeResult> RunAsync(
        NodeSpec node,
        NodeBudget budget,
        StepKey key,
        ObjectId tree,
        Conversation? conversation,
        CancellationToken cancellation
    )
    {
        var owner = $"{services.Folder.Id}/{key.FileName}";
        var folder = Path.Combine(services.Folder.Sessions, key.FileName);
        await using var workspace = await services.Pool.LeaseAsync(
            new WorkspaceRequest(owner, tree, services.Base.Commit),
            cancellation
        );
        var agent = services.Agents.Of(node.Agent);
        var home = conversation?.Home ?? Path.Combine(folder, "home");
        var first = NodePrompt.First(node, agent.Capabilities.Contains(Capability.Instructions));
        var (prompt, resume, total, seconds) = (first, conversation?.Session, TokenUsage.Unknown, 0.0);
        for (var attempt = 1; ; attempt++)
        {
            var turn = Turn(node, budget, key, attempt, workspace, folder, home, agent) with
            {
                Prompt = prompt,
                Resume = resume,
            };
            var result = await RunAsync(agent, budget, turn, cancellation);
            (total, seconds) = (total.Plus(result.Usage), seconds + result.Seconds);
            var (value, issues) =
                node.Schema is { } schema && result is { Failure: null, Question: null }
                    ? StructuredOutput.Read(result.Text, schema)
                    : (null, []);
            var failure = result.Failure ?? (issues.Count > 0 ? NodeFailures.Schema(issues, attempt) : null);
            var ended = new NodeResult(result.Text, failure, result.Usage, total, attempt, seconds)
            {
                Value = value,
                Issues = issues.Count > 0 ? issues : null,
                Agent = result.Agent ?? node.Agent,
                Model = result.Model,
                Session = result.Session,
                Handovers = result.Handovers,
            };
            if (attempt >= node.MostAttempts || !IsMendable(failure))
                return AgentTrouble.StopsRun(result.Failure)
                    ? throw new NodeNotOverException(ended, key.Text)
                    : await CaptureAsync(node, ended, workspace, tree, turn.SessionFolder, cancellation);
            await events.AttemptAsync(key, ended, node.MostAttempts);
            var canResume =
                result.Session is not null && issues.Count > 0 && agent.Capabilities.Contains(Capability.Resume);
            resume = canResume ? result.Session : conversation?.Session;
            var repair = issues.Count > 0 ? StructuredOutput.RepairPrompt(issues, node.Schema!.Value) : null;
            prompt =
                repair is null ? first
                : canResume ? repair
                : NodePrompt.Again(first, result.Text, repair);
        }
    }

    private static async Task<TurnResult> RunAsync(
        IAgent agent,
        NodeBudget budget,
        AgentTurn turn,
        CancellationToken cancellation
    )
    {
        PrivateFolder.Create(turn.SessionFolder);
        var result = await agent.RunAsync(turn, cancellation);
        budget.End(turn.Step, result.Usage);
        // Nobody but the budget interrupts a turn of a run.
        return result.Failure is { Class: "interrupted" } && budget.Failure is { } spent
            ? result with
            {
                Failure = spent,
            }
            : result;
    }

    private AgentTurn Turn(
        NodeSpec node,
        NodeBudget budget,
        StepKey key,
        int attempt,
        Workspace workspace,
        string folder,
        string home,
        IAgent agent
    )
    {
        var session = Path.Combine(folder, $"turn-{attempt}");
        PrivateFolder.Create(AgentTurn.AgentFolderOf(session));
        PrivateFolder.Create(home);
        var bounds = TurnConfinement.Of(
            services.Sandbox,
            services.Store,
            node.Permission,
            services.Options.StrictCommands,
            workspace.Path,
            AgentTurn.AgentFolderOf(session),
            home
        );
        return new AgentTurn
        {
            Role = AgentRole.Node,
            Run = services.Folder.Id,
            Step = $"{key.FileName}/{attempt}",
            Task = node.Label,
            Round = attempt,
            Prompt = "",
            Schema = node.Schema,
            Workspace = workspace.Path,
            Variables = workspace.Variables,
            SessionFolder = session,
            HomeFolder = home,
            Permission = node.Permission,
            Confinement = bounds.Vendor,
            CommandConfinement = bounds.Command,
            Model = node.Model,
            Effort = node.Effort,
            Instructions = agent.Capabilities.Contains(Capability.Instructions) ? node.Instructions : null,
            Timeout = node.Timeout,
            Progress = line => services.Progress?.Invoke(node.Site.Scope, line),
            Limits = Limits(agent, budget),
            Ask = (question, _) => events.AnswerAsync(node.Label, question, services.Options.Questions),
            Update = news =>
            {
                if (news.Usage is { } usage)
                    budget.Tell($"{key.FileName}/{attempt}", usage);
            },
            Interrupt = budget.Exhausted,
        };
    }

    // What the user limits must hold; a script's own budget holds in flight only where the agent tells what it spends.
    private TurnLimits Limits(IAgent agent, NodeBudget budget)
    {
        var (rest, options) = (budget.Rest(), services.Options);
        if (
            (options.MaxTokens ?? options.MaxOutputTokens) is null
            && !agent.Capabilities.Contains(Capability.LiveUsage)
        )
            rest = rest with { Tokens = null, OutputTokens = null };
        return options.MaxMoney is null && !agent.Capabilities.Contains(Capability.Money)
            ? rest with
            {
                Money = null,
            }
            : rest;
    }

    private static bool IsMendable(Failure? failure) =>
        failure is { Class: NodeValue.SchemaMismatch }
        || (failure is not null && Mendable.Contains(failure.Class, StringComparer.Ordinal));

    private async Task<NodeResult> CaptureAsync(
        NodeSpec node,
        NodeResult ended,
        Workspace workspace,
        ObjectId tree,
        string session,
        CancellationToken cancellation
    )
    {
        var change = await workspace.CaptureAsync(tree, null, cancellation);
        var files = change.Entries.Select(entry => entry.Path.Text).ToList();
        if (!node.IsIsolated)
            return files.Count > 0 ? ended with { Dropped = files } : ended;
        if (files.Count > 0) // for replay:RUN
            TurnFiles.WritePatch(session, await services.Store.PatchAsync(tree, change.ResultTree, cancellation));
        return ended with
        {
            Change = new NodeChange(
                tree,
                change.ResultTree,
                files,
                [.. change.Refused.Select(one => $"{one.Path.Text}: {one.Message}")]
            ),
        };
    }
}
