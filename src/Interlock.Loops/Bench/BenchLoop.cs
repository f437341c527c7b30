using Interlock.Core.Agents;
using Interlock.Core.Gates;
using Interlock.Core.Runs;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Phases;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Prompts;

namespace Interlock.Loops.Bench;

/// <summary>
/// The same task by several agents, one after the other so that none slows another down, each in a workspace of its own
/// from the same base, judged by the same checks. Nothing lands. Durable as every run: a resumed one repeats no attempt.
/// </summary>
/// <param name="services">The spine for this run.</param>
/// <param name="bench">The agents.</param>
internal sealed class BenchLoop(ShipServices services, BenchOptions bench)
{
    private const string TaskName = "bench";
    private readonly ShipEvents events = new(services.Steps);

    /// <summary>Runs to the end.</summary>
    public async Task<ShipEnd> RunAsync(CancellationToken cancellation)
    {
        await LookAtBaseAsync(cancellation);
        var prompt = Prompt();
        var attempts = new List<BenchAttempt>();
        for (var repeat = 1; repeat <= bench.Repeats; repeat++)
            foreach (var (index, agent) in bench.Agents.Index())
                attempts.Add(await TryAsync(index, agent, repeat, prompt, cancellation));
        var none = attempts.TrueForAll(attempt => attempt.Verdict == Verdict.NotRun);
        var end = none
            ? new ShipEnd(Outcome.Infrastructure, Verdict.NotRun, attempts[0].Failure)
            : new ShipEnd(Outcome.Completed, Verdict.NotRun, null);
        await services.Pool.ReleaseAllAsync(services.Run + "/", CancellationToken.None);
        await events.CompletedAsync(end, BenchResult.Of(bench.Agents, attempts).ToJson());
        return end;
    }

    // Checks that are green already cannot tell work from no work.
    private async Task LookAtBaseAsync(CancellationToken cancellation)
    {
        var evidence = await new CheckPhase(services, events).RunAsync(
            "bench/base",
            0,
            services.Base.Tree,
            cancellation
        );
        if (Gate.Judge(services.Base.Tree, evidence) == Verdict.Proved)
            await events.NoteAsync(
                "green-base",
                "Every check is green before any agent worked: the verdicts tell only that nothing was broken."
            );
    }

    private async Task<BenchAttempt> TryAsync(
        int index,
        string agent,
        int repeat,
        string prompt,
        CancellationToken cancellation
    )
    {
        var scope = $"bench/agent-{index + 1}/repeat-{repeat}";
        TurnEnd end;
        try
        {
            end = await new Turns(services).RunAsync(
                new TurnRequest
                {
                    Scope = scope,
                    Role = AgentRole.Implement,
                    Agent = agent,
                    Prompt = prompt,
                    Tree = services.Base.Tree,
                    CaptureFrom = services.Base.Tree,
                    Task = TaskName,
                    Round = repeat,
                    Label = agent,
                },
                cancellation
            );
        }
        catch (TurnNotOverException e)
        {
            // This agent cannot work (no login, no quota); the others may.
            return Attempt(agent, repeat, Verdict.NotRun, new TurnEnd(e.Result, null));
        }
        var tree = end.Change!.ResultTree;
        var evidence = await new CheckPhase(services, events).RunAsync(scope, repeat, tree, cancellation);
        return Attempt(agent, repeat, Gate.Judge(tree, evidence), end);
    }

    private static BenchAttempt Attempt(string agent, int repeat, Verdict verdict, TurnEnd end) =>
        new(
            agent,
            repeat,
            verdict,
            end.Result.Seconds,
            end.Result.Usage.Input,
            end.Result.Usage.Output,
            end.Result.Usage.Money,
            [.. end.Change?.Entries.Select(entry => entry.Path.Text) ?? []],
            end.Change?.ResultTree.Hex,
            end.Result.Failure
        );

    private string Prompt()
    {
        var request = services.Options.Request!;
        var task = new PlannedTask(TaskName, TaskName, ["**"], request, null, null, Permission.Limited);
        return ShipPrompts.Implement(new TaskPrompt(request, new TaskPlan([task], []), task, services.Options.Checks));
    }
}
