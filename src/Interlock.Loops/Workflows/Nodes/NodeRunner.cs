using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Loops.Workflows.Budgets;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>
/// Runs a node as a durable step: replayed when it is recorded, else done in one of the run's slots. A provider that
/// cannot now is waited for without a slot.
/// </summary>
internal sealed class NodeRunner(
    WorkflowServices services,
    WorkflowEvents events,
    Conversations conversations,
    Spending spending,
    Explanation explanation,
    Troubles troubles,
    Parking parking
)
{
    private readonly NodeTurns turns = new(services, events, conversations);

    /// <summary>The answer for the script. Takes its place among equal steps before it first waits.</summary>
    /// <param name="node">The node.</param>
    /// <param name="tree">The tree that the run stands at.</param>
    /// <param name="cancellation">Ends its agent.</param>
    public async Task<(NodeResult? Result, string Key, Failure? Refusal)> RunAsync(
        NodeSpec node,
        Func<ObjectId> tree,
        CancellationToken cancellation
    )
    {
        var spec = new StepSpec(node.Site.Scope, "node", node.Prompt, node.KeyOptions)
        {
            Labels = NodeLabels.Of(node, events.GroupOf(node.Site)),
        };
        var key = services.Steps.NextKey(spec);
        var isReplayed = true;
        try
        {
            var result = await services.Steps.RunAsync(
                spec,
                own =>
                {
                    (isReplayed, key) = (false, own);
                    return WorkAsync(node, own, tree, cancellation);
                },
                WorkflowJson.Default.NodeResult
            );
            if (isReplayed && node.Conversation is { } name)
                conversations.Of(name, node.Agent).Session = result.Session;
            await spending.AddAsync(result.Total, cancellation);
            return (result, key.Text, null);
        }
        catch (NodeNotOverException stopped)
        {
            troubles.Add(stopped.Failure);
            await events.StoppedAsync(stopped.Key, node.Label, stopped.Result);
            await spending.AddAsync(stopped.Result.Total, cancellation);
            return (stopped.Result, stopped.Key, null);
        }
        catch (BudgetSpentException spent)
        {
            troubles.Add(spent.Failure);
            return (null, key.Text, spent.Failure);
        }
        finally
        {
            explanation.Add(node, spec, isReplayed);
        }
    }

    private async Task<NodeResult> WorkAsync(
        NodeSpec node,
        StepKey key,
        Func<ObjectId> tree,
        CancellationToken cancellation
    )
    {
        var budget = services.Budgets.Of(node);
        for (var parked = 0; ; parked++)
        {
            await services.Slots.WaitAsync(cancellation);
            try
            {
                if (budget.Failure is { } spent)
                    throw new BudgetSpentException(spent);
                budget.Begin();
                await events.NodeStartedAsync(key, node);
                return await turns.RunAsync(node, budget, key, node.Tree ?? tree(), cancellation);
            }
            catch (NodeNotOverException stopped) when (Parking.Until(stopped.Failure, parked) is not null)
            {
                if (services.Options.NoWait)
                    throw new FailureException(Parking.NoWait(stopped.Failure));
                await events.StoppedAsync(key.Text, node.Label, stopped.Result);
                await spending.AddAsync(stopped.Result.Total, cancellation);
                // The wait itself comes after the slot is free.
                parking.Enter(key, Parking.Until(stopped.Failure, parked)!.Value, stopped.Failure);
            }
            catch (FailureException trouble)
                when (trouble is not (JournalException or NodeNotOverException or BudgetSpentException))
            {
                var empty = new NodeResult("", trouble.Failure, TokenUsage.Unknown, TokenUsage.Unknown, 1, 0)
                {
                    Agent = node.Agent,
                };
                throw new NodeNotOverException(empty, key.Text);
            }
            finally
            {
                services.Slots.Release();
            }

            await parking.WaitAsync(key, cancellation);
        }
    }
}
