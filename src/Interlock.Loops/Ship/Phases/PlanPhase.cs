using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Runs;
using Interlock.Loops.Ship.Plan;
using Interlock.Loops.Ship.Preflight;
using Interlock.Loops.Ship.Prompts;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Explicit tasks as they are, or a plan from the planner, asked again with every fault of its last answer.</summary>
internal sealed class PlanPhase(ShipServices services, ShipEvents events)
{
    private const int MostAnswers = 3;

    public async Task<(TaskPlan? Plan, ShipEnd? End)> RunAsync(CancellationToken cancellation)
    {
        if (services.Options.Tasks is { } text)
        {
            // Preflight has read these tasks before the run existed.
            var plan = Concrete(TaskPlanReader.Read(text).Plan!);
            await events.PlanAsync("explicit", plan);
            return (plan, null);
        }
        await events.PhaseAsync("plan", 1);
        var (planned, problems) = await AskAsync(cancellation);
        if (planned is null)
            return (
                null,
                new ShipEnd(Outcome.Failed, Core.Gates.Verdict.NotRun, ShipFailures.PlanningFailed(problems))
            );
        await events.PlanAsync("planner", planned);
        return (planned, null);
    }

    // Recorded is who works, not that anybody may.
    private TaskPlan Concrete(TaskPlan plan) =>
        services.Options.Auto is { } auto
            ? plan with
            {
                Tasks =
                [
                    .. plan.Tasks.Select(t =>
                        t with
                        {
                            Agent = t.Agent is { } named ? AgentNames.Resolve(named, auto) : null,
                        }
                    ),
                ],
            }
            : plan;

    private async Task<(TaskPlan? Plan, IReadOnlyList<string> Problems)> AskAsync(CancellationToken cancellation)
    {
        var paths = await services.Store.ListAsync(services.Base.Tree, cancellation);
        var facts = new PreflightFacts(
            [.. paths.Select(p => (p.Path, p.Mode))],
            services.DirtyPaths,
            services.Options.Checks.Count
        );
        IReadOnlyList<string> problems = [];
        string? answer = null;
        for (var n = 1; n <= MostAnswers; n++)
        {
            var prompt = ShipPrompts.Plan(
                new PlanPrompt(
                    services.Options.Request ?? "",
                    [.. paths.Select(p => p.Path.Text)],
                    services.Options.Checks,
                    problems,
                    answer
                )
            );
            var end = await new Turns(services).RunAsync(
                new TurnRequest
                {
                    Scope = $"ship/plan/answer-{n}",
                    Role = AgentRole.Plan,
                    Agent = services.Options.Planner,
                    Prompt = prompt,
                    Schema = TaskPlanSchema.Json,
                    Tree = services.Base.Tree,
                    Permission = Permission.ReadOnly,
                    Label = "planner",
                },
                cancellation
            );
            if (end.Result.Failure is { } failure)
            {
                problems = [failure.Message];
                continue;
            }
            answer = end.Result.Text;
            (var plan, problems) = Accept(answer, facts);
            if (plan is not null)
                return (plan, []);
        }
        return (null, problems);
    }

    private (TaskPlan? Plan, IReadOnlyList<string> Problems) Accept(string answer, PreflightFacts facts)
    {
        var (json, problem) = ModelJson.Extract(answer);
        if (json is null)
            return (null, [problem!]);
        var (plan, issues) = TaskPlanReader.Read(json);
        if (plan is null)
            return (null, issues);
        var faults = PreflightCheck.Run(
            plan,
            facts,
            new PreflightOptions
            {
                AllowDirty = services.Options.AllowDirty,
                AllowSharedFiles = services.Options.AllowSharedFiles,
                PlanIsFromAgent = true,
                Agents = OnOffer(services.Options),
            }
        );
        return faults.Count == 0 ? (plan, []) : (null, [.. faults.Select(f => $"{f.Task}: {f.Message} {f.Remedy}")]);
    }

    // A model must not name a program: it chooses among those that the user named for this run.
    private static IReadOnlyList<string> OnOffer(ShipOptions options) =>
        [
            .. ((string?[])[options.Agent, options.Planner, .. options.Reviewers.Select(reviewer => reviewer.Agent)])
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
}
