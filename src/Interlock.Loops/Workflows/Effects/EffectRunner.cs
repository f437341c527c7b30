using System.Text.Json;
using Interlock.Core.Journal;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows.Effects;

/// <summary>Carries out what a script asks for besides agents.</summary>
internal sealed class EffectRunner(
    WorkflowServices services,
    Checkpoints checkpoints,
    WorktreeChanges changes,
    CheckEffects checks,
    ApplyEffects apply,
    ShipEffects ships,
    NodeRunner nodes,
    NodeReader reader
)
{
    private readonly ReviewEffects review = new(services, changes, nodes, reader);
    private readonly SnapshotEffects snapshots = new(services);

    /// <summary>The answer.</summary>
    public async Task<ScriptAnswer> RunAsync(EffectCall call, CancellationToken cancellation)
    {
        var arguments = call.Arguments;
        switch (call.Effect)
        {
            case ScriptEffect.Now:
                return Number(await StepAsync(call, () => services.Time.GetUtcNow().ToUnixTimeMilliseconds()));
            case ScriptEffect.Random:
                return Number(await StepAsync(call, services.Random.NextDouble));
            case ScriptEffect.Sleep:
                return await SleepAsync(call, cancellation);
            case ScriptEffect.SetCheckpoint:
                await checkpoints.SetAsync(arguments.GetProperty("name").GetString()!, arguments.GetProperty("value"));
                return ScriptAnswer.Nothing;
            case ScriptEffect.GetCheckpoint:
                return new ScriptAnswer(checkpoints.Get(arguments.GetProperty("name").GetString()!), null);
            case ScriptEffect.Fix:
                return EffectFailures.NotYet(
                    "fix()",
                    "Ask an agent for the repair, and use 'interlock ship' to land it."
                );
            case ScriptEffect.Ship:
                return await ships.RunAsync(call, cancellation);
            case ScriptEffect.Check:
                return await checks.CheckAsync(call, cancellation);
            case ScriptEffect.Gate:
                return await checks.GateAsync(call, cancellation);
            case ScriptEffect.ApplyDiff or ScriptEffect.ApplyDiffs:
                return await apply.ApplyAsync(call, cancellation);
            case ScriptEffect.ReviewDiffs:
                return await review.RunAsync(call, cancellation);
            default:
                return await snapshots.RunAsync(call, cancellation);
        }
    }

    // A pause that was over is over in every later life too.
    private async Task<ScriptAnswer> SleepAsync(EffectCall call, CancellationToken cancellation)
    {
        var wait = call.Arguments.GetProperty("milliseconds").GetDouble();
        var spec = new StepSpec(call.Site.Scope, "sleep", "", call.Arguments.GetRawText());
        await services.Steps.RunAsync(
            spec,
            async _ =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(wait, int.MaxValue)), services.Time, cancellation);
                return 0.0;
            },
            WorkflowJson.Default.Double
        );
        return ScriptAnswer.Nothing;
    }

    private Task<double> StepAsync(EffectCall call, Func<double> value) =>
        services.Steps.RunAsync(
            new StepSpec(call.Site.Scope, call.Effect == ScriptEffect.Now ? "now" : "random", "", ""),
            _ => Task.FromResult(value()),
            WorkflowJson.Default.Double
        );

    private static ScriptAnswer Number(double number) =>
        ScriptAnswer.Of(JsonSerializer.SerializeToElement(number, WorkflowJson.Default.Double));
}
