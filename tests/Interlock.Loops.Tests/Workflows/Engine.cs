using System.Collections.Concurrent;
using System.Text.Json;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Tests.Workflows;

/// <summary>A small engine: answers at once unless told otherwise, and keeps what it was asked.</summary>
internal sealed class Engine : IScriptCalls
{
    public ConcurrentQueue<AgentCall> Agents { get; } = new();

    public ConcurrentQueue<EffectCall> Effects { get; } = new();

    public ConcurrentQueue<WorkflowCall> Workflows { get; } = new();

    public ConcurrentQueue<ScriptNote> Notes { get; } = new();

    public ConcurrentQueue<StepResult> Steps { get; } = new();

    /// <summary>What an agent answers; its own prompt unless set.</summary>
    public Func<AgentCall, CancellationToken, Task<ScriptAnswer>> Agent { get; init; } =
        (call, _) => Task.FromResult(Text($"did: {call.Prompt}"));

    public Func<EffectCall, CancellationToken, Task<ScriptAnswer>> Effect { get; init; } =
        (call, _) => Task.FromResult(ScriptAnswer.Of(call.Arguments));

    public Func<StepCall, StepStart> Step { get; init; } = _ => StepStart.Run;

    /// <summary>Child workflows by name.</summary>
    public Dictionary<string, string> Children { get; init; } = [];

    public IEnumerable<string> Log => Notes.OfType<ScriptNote.Logged>().Select(note => note.Message);

    public static ScriptAnswer Text(string text) => ScriptAnswer.Of(JsonSerializer.SerializeToElement(text));

    public static ScriptAnswer Json(string json) => ScriptAnswer.Of(JsonElement.Parse(json));

    public Task<ScriptAnswer> AgentAsync(AgentCall call, CancellationToken cancellation)
    {
        Agents.Enqueue(call);
        return Agent(call, cancellation);
    }

    public Task<WorkflowSource> WorkflowAsync(WorkflowCall call, CancellationToken cancellation)
    {
        Workflows.Enqueue(call);
        return Task.FromResult(
            Children.TryGetValue(call.Reference, out var source)
                ? WorkflowSource.Found($"{call.Reference}.js", source)
                : WorkflowSource.Refused(
                    new ScriptError("workflow_not_found", $"there is no workflow '{call.Reference}'")
                )
        );
    }

    public Task<ScriptAnswer> EffectAsync(EffectCall call, CancellationToken cancellation)
    {
        Effects.Enqueue(call);
        return Effect(call, cancellation);
    }

    public Task<StepStart> StepBeginAsync(StepCall call, CancellationToken cancellation) => Task.FromResult(Step(call));

    public Task StepEndAsync(StepResult result, CancellationToken cancellation)
    {
        Steps.Enqueue(result);
        return Task.CompletedTask;
    }

    public ValueTask NoteAsync(ScriptNote note, CancellationToken cancellation)
    {
        Notes.Enqueue(note);
        return ValueTask.CompletedTask;
    }
}
