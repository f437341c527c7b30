using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Dry;

/// <summary>Answers a script with placeholders and notes what it asked for.</summary>
internal sealed class DryCalls(
    string root,
    WorkflowFile file,
    WorkflowMeta? main,
    WorkflowOptions options,
    RunLimits limits,
    Func<string, IAgent> agents
) : IScriptCalls
{
    private const int MostKept = 10_000;
    private readonly NodeReader reader = new(options, new NodeAgents(agents, options.Agent), new RepositoryFiles(root));
    private readonly WorkflowCatalog catalog = new(root);
    private readonly ConcurrentDictionary<int, WorkflowMeta?> metas = new() { [0] = main };
    private readonly ConcurrentQueue<DryNode> nodes = new();
    private readonly ConcurrentQueue<string> logs = new();
    private readonly ConcurrentDictionary<string, JsonElement> checkpoints = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> phases = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonElement> made = new(StringComparer.Ordinal);
    private int count;

    /// <summary>What was found.</summary>
    public DryGraph Graph(ScriptEnd end) =>
        new(
            [.. nodes],
            count,
            [.. phases.Select(phase => (phase.Key, phase.Value))],
            [.. asked.Select(effect => (effect.Key, effect.Value))],
            [.. logs],
            end.Value,
            end.Error?.ToFailure()
        );

    /// <inheritdoc/>
    public Task<ScriptAnswer> AgentAsync(AgentCall call, CancellationToken cancellation)
    {
        if (++count > limits.Agents)
            return Task.FromResult(
                ScriptAnswer.Thrown(NodeFailures.Thrown(NodeFailures.Backstop(limits.Agents), isFatal: true))
            );
        var (node, mistake) = reader.Read(call, count, metas.GetValueOrDefault(call.Site.Workflow));
        if (node is null)
            return Task.FromResult(ScriptAnswer.Thrown(mistake!));
        Count(phases, node.Phase ?? "");
        if (count <= MostKept)
            nodes.Enqueue(
                new DryNode(
                    ExternalText.Line(node.Label, 100),
                    node.Phase,
                    node.Site.Scope,
                    node.Agent,
                    node.Model,
                    node.Schema is not null,
                    node.IsIsolated,
                    ExternalText.Line(node.Prompt, 200)
                )
            );
        return Task.FromResult(ScriptAnswer.Of(Answer(node)));
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
    public Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation)
    {
        if (call.Effect is not (ScriptEffect.Now or ScriptEffect.Random or ScriptEffect.Sleep))
            Count(asked, EnumWord.Of(call.Effect));
        var name = call.Arguments.TryGetProperty("name", out var given) ? $"{given}" : "";
        if (call.Effect == ScriptEffect.SetCheckpoint)
            checkpoints[name] = call.Arguments.GetProperty("value").Clone();
        return Task.FromResult(
            call.Effect switch
            {
                ScriptEffect.GetCheckpoint => new ScriptAnswer(
                    checkpoints.TryGetValue(name, out var value) ? value : null,
                    null
                ),
                ScriptEffect.Now or ScriptEffect.Random => ScriptAnswer.Of(JsonElement.Parse("0")),
                ScriptEffect.Sleep or ScriptEffect.SetCheckpoint => ScriptAnswer.Nothing,
                ScriptEffect.ReviewDiffs => ScriptAnswer.Of(
                    JsonElement.Parse(
                        """{"ok":true,"decision":"approve","applyReady":true,"files":[],"preflight":{"ok":true,"changed":true},"reviews":[],"blockers":[],"risks":[],"owner_questions":[],"verification":[]}"""
                    )
                ),
                ScriptEffect.ApplyDiff => ScriptAnswer.Of(
                    JsonElement.Parse("""{"ok":true,"applied":true,"changed":true,"files":[],"base":"","error":null}""")
                ),
                _ => ScriptAnswer.Of(
                    JsonElement.Parse(
                        """{"ok":true,"applied":1,"failed":0,"partial":false,"results":[],"files":[],"name":"","verdict":"not_run","exit":null,"timedOut":false,"tests":null,"tree":"","evidence":"","output":"","checks":[]}"""
                    )
                ),
            }
        );
    }

    /// <inheritdoc/>
    public Task<StepStart> StepBeginAsync(StepCall call, CancellationToken cancellation) =>
        Task.FromResult(StepStart.Run);

    /// <inheritdoc/>
    public Task StepEndAsync(StepResult result, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask NoteAsync(ScriptNote note, CancellationToken cancellation)
    {
        if (note is ScriptNote.WorkflowStarted child)
            metas[child.Number] = child.Script.Meta;
        else if (note is ScriptNote.PhaseStarted phase)
            phases.TryAdd(phase.Title, 0);
        else if (note is ScriptNote.Logged log && logs.Count < 100)
            logs.Enqueue(log.Message);
        return ValueTask.CompletedTask;
    }

    private JsonElement Answer(NodeSpec node)
    {
        if (node.Schema is { } schema)
            return made.GetOrAdd(node.SchemaText, _ => Placeholder.Of(schema));
        var text = JsonValue.Create($"[dry run: {node.Label}]");
        return JsonElement.Parse(
            node.IsIsolated
                ? new JsonObject
                {
                    ["text"] = text,
                    ["worktree"] = new JsonObject
                    {
                        ["changed"] = true,
                        ["files"] = new JsonArray("dry-run.txt"),
                        ["diff"] = "",
                        ["base"] = "",
                        ["tree"] = "",
                    },
                }.ToJsonString()
                : text.ToJsonString()
        );
    }

    private static void Count(OrderedDictionary<string, int> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;
}
