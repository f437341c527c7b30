using System.Collections.Concurrent;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Effects;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows;

/// <summary>What stands behind every call of a running script.</summary>
internal sealed class WorkflowCalls(
    WorkflowServices services,
    WorkflowEvents events,
    WorkflowFile file,
    WorkflowMeta? main,
    NodeReader reader,
    NodeRunner nodes,
    EffectRunner effects,
    WorktreeChanges changes,
    Troubles troubles
) : IScriptCalls
{
    private readonly WorkflowCatalog catalog = new(services.Repository.Root);
    private readonly ScriptSteps steps = new(services.Steps);
    private readonly ConcurrentDictionary<int, WorkflowMeta?> metas = new() { [0] = main };
    private int asked;

    /// <inheritdoc/>
    public async Task<ScriptAnswer> AgentAsync(AgentCall call, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref asked);
        if (number > services.Limits.Agents)
        {
            var backstop = NodeFailures.Backstop(services.Limits.Agents);
            troubles.Add(backstop);
            return ScriptAnswer.Thrown(NodeFailures.Thrown(backstop, isFatal: true));
        }
        var (node, mistake) = reader.Read(call, number, metas.GetValueOrDefault(call.Site.Workflow));
        if (node is null)
            return ScriptAnswer.Thrown(mistake!);
        if (services.Budgets.Ask(node) is { } tooMany)
        {
            troubles.Add(tooMany);
            return ScriptAnswer.Thrown(NodeFailures.Thrown(tooMany));
        }
        var (result, key, refusal) = await nodes.RunAsync(node, () => changes.Tree, cancellation);
        if (result is null)
            return ScriptAnswer.Thrown(NodeFailures.Thrown(refusal!));
        changes.Learn(result.Change);
        return ScriptAnswer.Of(await NodeValue.OfAsync(node, result, key, services.Store, cancellation));
    }

    /// <inheritdoc/>
    public Task<WorkflowSource> WorkflowAsync(WorkflowCall call, CancellationToken cancellation)
    {
        var (child, failure) = catalog.FindChild(call.Reference, file.Path);
        return Task.FromResult(
            child is null
                ? WorkflowSource.Refused(NodeFailures.Thrown(failure!))
                : WorkflowSource.Found(child.Shown, child.Source)
        );
    }

    /// <inheritdoc/>
    public Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation) =>
        effects.RunAsync(call, cancellation);

    /// <inheritdoc/>
    public Task<StepStart> StepBeginAsync(StepCall call, CancellationToken cancellation) =>
        steps.BeginAsync(call, cancellation);

    /// <inheritdoc/>
    public Task StepEndAsync(StepResult result, CancellationToken cancellation) => steps.EndAsync(result);

    /// <inheritdoc/>
    public ValueTask NoteAsync(ScriptNote note, CancellationToken cancellation)
    {
        if (note is ScriptNote.WorkflowStarted child)
            metas[child.Number] = child.Script.Meta;
        events.Tell(note);
        return ValueTask.CompletedTask;
    }
}
