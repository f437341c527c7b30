using System.Collections.Concurrent;
using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.Effects;

/// <summary><c>step(name, fn)</c>: the function runs in the script, its value is recorded here.</summary>
/// <param name="steps">The run's steps.</param>
internal sealed class ScriptSteps(StepLog steps)
{
    private readonly ConcurrentDictionary<(int Workflow, int Number), Open> open = new();

    /// <summary>The recorded value, or word to run the function.</summary>
    public async Task<StepStart> BeginAsync(StepCall call, CancellationToken cancellation)
    {
        var mine = new Open();
        var spec = new StepSpec(call.Site.Scope, "step", call.Name, "")
        {
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["label"] = call.Name },
        };
        mine.Recorded = steps.RunAsync(
            spec,
            _ =>
            {
                mine.Begun.TrySetResult();
                return mine.Value.Task;
            },
            WorkflowJson.Default.JsonElement
        );
        open[(call.Site.Workflow, call.Number)] = mine;
        await Task.WhenAny(mine.Begun.Task, mine.Recorded).WaitAsync(cancellation);
        if (!mine.Recorded.IsCompleted)
            return StepStart.Run;
        open.TryRemove((call.Site.Workflow, call.Number), out _);
        return new StepStart(await mine.Recorded);
    }

    /// <summary>Records what the function returned; what it threw is not recorded, so that it runs again.</summary>
    public async Task EndAsync(StepResult result)
    {
        if (!open.TryRemove((result.Call.Site.Workflow, result.Call.Number), out var mine))
            return;
        if (result.Error is null)
            mine.Value.TrySetResult(result.Value ?? JsonElement.Parse("null"));
        else
            mine.Value.TrySetCanceled();
        try
        {
            await mine.Recorded;
        }
        catch (TaskCanceledException) when (result.Error is not null)
        {
            // It threw, and the script knows.
        }
    }

    private sealed class Open
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<JsonElement> Value { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<JsonElement> Recorded { get; set; } = Task.FromResult(default(JsonElement));
    }
}
