using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Runs;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Workflows.Budgets;
using Interlock.Loops.Workflows.Catalog;
using Interlock.Loops.Workflows.Effects;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Nodes;
using Interlock.Loops.Workflows.Script;
using Interlock.Loops.Workflows.Ships;

namespace Interlock.Loops.Workflows;

/// <summary>
/// Runs a script: what it asks for is done in durable steps, so the same script on the same journal goes on where a dead
/// engine stopped.
/// </summary>
internal sealed class WorkflowLoop(
    WorkflowServices services,
    WorkflowEvents events,
    ScriptHost host,
    Explanation explanation
)
{
    private readonly Troubles troubles = new();

    /// <summary>Runs to the end. Only cancellation, bugs and a failed journal throw.</summary>
    public async Task<WorkflowEnd> RunAsync(
        WorkflowFile file,
        WorkflowScript script,
        string? resumedFrom,
        CancellationToken cancellation
    )
    {
        using var spending = new Spending(services.Limits, host.PushBudgetAsync);
        var checkpoints = new Checkpoints(services.Steps.Journal.Existing, events);
        var conversations = new Conversations(services.Folder.Sessions);
        var parking = new Parking(events, services.Time);
        var nodes = new NodeRunner(services, events, conversations, spending, explanation, troubles, parking);
        var reader = new NodeReader(services.Options, services.Agents, new RepositoryFiles(services.Repository.Root));
        var changes = new WorktreeChanges(services.Store, services.Base.Tree);
        using var checks = new CheckEffects(services, changes);
        using var apply = new ApplyEffects(services, changes, checks);
        var ships = new ShipEffects(services, events, changes, troubles, parking);
        var effects = new EffectRunner(services, checkpoints, changes, checks, apply, ships, nodes, reader);
        var input = new ScriptInput(services.Options.Input, services.Folder.Id)
        {
            RunFolder = services.Folder.Path,
            ResumedFrom = resumedFrom,
            Budget = new BudgetState(services.Limits.Total, 0),
        };
        var calls = new WorkflowCalls(services, events, file, script.Meta, reader, nodes, effects, changes, troubles);
        var end = await host.RunAsync(script, input, calls, cancellation);
        foreach (var unseen in end.Unseen)
            await events.NoteAsync(
                $"unseen {unseen.File}:{unseen.Line} {unseen.Message}",
                $"A promise of the script failed and nothing looked at it: {unseen.Message} ({unseen.File}:{unseen.Line})"
            );
        await services.Pool.ReleaseAllAsync(services.Folder.Id + "/", CancellationToken.None);
        return Judge(end);
    }

    // What the script made of its failures counts; only when it could not cope does the reason come up again.
    private WorkflowEnd Judge(ScriptEnd end)
    {
        var ok = end.Error is null && !IsRefusal(end.Value);
        if (troubles.Worst is { } trouble && (!ok || trouble.Class is "budget_exhausted"))
            return new WorkflowEnd(new ShipEnd(OutcomeOf(trouble), Verdict.NotRun, trouble), IsFinal: false, end.Value);
        var failure =
            end.Error is { } error ? error.ToFailure()
            : ok ? null
            : Refused(end.Value!.Value);
        return new WorkflowEnd(
            new ShipEnd(ok ? Outcome.Completed : Outcome.Failed, Verdict.NotRun, failure),
            IsFinal: end.Error is null,
            end.Value
        );
    }

    private static Outcome OutcomeOf(Failure trouble) =>
        trouble.Class == NodeFailures.TooManyAgents ? Outcome.BudgetExhausted : AgentTrouble.OutcomeOf(trouble);

    private static bool IsRefusal(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } result
        && result.TryGetProperty("ok", out var ok)
        && ok.ValueKind == JsonValueKind.False;

    private static Failure Refused(JsonElement result) =>
        new(
            "workflow_failed",
            result.TryGetProperty("error", out var error)
                ? $"The workflow returned ok: false: {Message(error)}"
                : "The workflow returned ok: false.",
            FailureOwner.User,
            false,
            "Look at 'result' of the run."
        );

    private static string Message(JsonElement error) =>
        error.ValueKind == JsonValueKind.String ? error.GetString()!
        : error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? $"{message}"
        : error.GetRawText();
}
