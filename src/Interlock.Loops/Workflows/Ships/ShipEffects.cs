using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Preflight;
using Interlock.Loops.Workflows.Effects;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows.Ships;

/// <summary><c>ship({...})</c>: the whole ship loop as one durable step of a script.</summary>
internal sealed class ShipEffects(
    WorkflowServices services,
    WorkflowEvents events,
    WorktreeChanges changes,
    Troubles troubles,
    Parking parking
)
{
    /// <summary>Runs or replays it.</summary>
    public async Task<ScriptAnswer> RunAsync(EffectCall call, CancellationToken cancellation)
    {
        var raw = call.Arguments.GetProperty("options");
        var (options, mistake) = new ShipCall(services.Options, services.Agents, services.Sandbox.IsInForce).Read(raw);
        if (options is null)
            return EffectFailures.Misuse(mistake!);
        var spec = new StepSpec(
            call.Site.Scope,
            "ship",
            $"{options.Request}\n{options.Tasks}",
            CanonicalJson.Of(raw, ["request", "tasks", "label", "turnTimeout"])
        )
        {
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["label"] = NodeLabels.Shown(raw.TryGetProperty("label", out var label) ? $"{label}" : "ship"),
                ["agent"] = options.Agent,
            },
        };
        try
        {
            var done = await services.Steps.RunAsync(
                spec,
                key => ShipAsync(key, options, cancellation),
                WorkflowJson.Default.ShipDone
            );
            await changes.MoveAsync(done.Base, done.Tree, cancellation);
            return ScriptAnswer.Of(done.Value);
        }
        catch (ShipNotOverException stopped)
        {
            troubles.Add(stopped.Failure);
            return ScriptAnswer.Of(stopped.Value);
        }
    }

    private async Task<ShipDone> ShipAsync(StepKey key, ShipOptions options, CancellationToken cancellation)
    {
        var folder = services.Folder.Child($"ship-{key.FileName}");
        await events.NoteAsync(folder.Id, $"ship() is the run {folder.Id}.");
        for (var parked = 0; ; parked++)
        {
            var (report, faults) = await services.Ships.RunAsync(folder, options, cancellation);
            if (report is null)
                throw new ShipNotOverException(Refused(faults), Value(faults));
            var value = Value(report);
            if (report.State == RunState.Finished)
            {
                await events.PartAsync(folder.Id, report);
                var seen = report.Landed is { Mode: not "branch" };
                return new ShipDone(value, Id(report.BaseTree), seen ? Id(report.Landed!.Tree) : null);
            }
            var failure = report.Failure ?? ShipFailures.Cancelled(folder.Id);
            if (Parking.Until(failure, parked) is not { } wait)
                throw new ShipNotOverException(failure, value);
            if (services.Options.NoWait)
                throw new FailureException(Parking.NoWait(failure));
            parking.Enter(key, wait, failure);
            await parking.WaitAsync(key, cancellation);
        }
    }

    private static Core.Git.ObjectId? Id(string? hex) => hex is null ? null : new(hex);

    private static Failure Refused(IReadOnlyList<PreflightFault> faults) =>
        new(
            faults[0].Reason,
            string.Join("; ", faults.Select(fault => fault.Message)),
            FailureOwner.User,
            false,
            faults[0].Remedy
        );

    // What 'runs show --json' says of it, in the words of a failed agent where it failed.
    private static JsonElement Value(RunReport report)
    {
        var value = JsonNode
            .Parse(JsonSerializer.Serialize(report, RunJson.Default.RunReport), null, new() { MaxDepth = 256 })!
            .AsObject();
        value["ok"] = report.Exit == ExitCode.Good;
        if (report.Failure is { } failure)
            value["error"] = Error(failure.Class, failure.Message);
        return JsonElement.Parse(value.ToJsonString());
    }

    private static JsonElement Value(IReadOnlyList<PreflightFault> faults) =>
        JsonElement.Parse(
            new JsonObject
            {
                ["ok"] = false,
                ["exit"] = ExitCode.Preflight,
                ["error"] = Error(faults[0].Reason, faults[0].Message),
                ["faults"] = EventNodes.Strings(faults.Select(fault => fault.Message)),
            }.ToJsonString()
        );

    private static JsonObject Error(string category, string message) =>
        new() { ["category"] = category, ["message"] = message };
}
