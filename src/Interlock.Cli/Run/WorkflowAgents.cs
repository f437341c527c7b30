using Interlock.Agents;
using Interlock.Agents.Catalog;
using Interlock.Agents.Resilience;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Loops.Workflows;

namespace Interlock.Cli.Run;

/// <summary>Makes the agents of a workflow run from their names.</summary>
internal static class WorkflowAgents
{
    // A provider that is away for longer is waited for without a slot of the run.
    private static readonly RetryPolicy Short = new() { MostWait = TimeSpan.FromSeconds(10) };

    /// <summary>
    /// The options with the agent that <c>auto</c> stands for, looked up once for the whole run, or why its agent cannot be used.
    /// </summary>
    public static async Task<(WorkflowOptions Options, Failure? Failure)> ResolveAsync(
        Face face,
        WorkflowOptions options,
        CancellationToken cancellation
    )
    {
        if (AgentCatalog.Check(options.Agent) is { } wrong)
            return (options, wrong);
        if (AgentNames.HasAuto(options.Agent))
        {
            var choice = await Catalog(face, options).ChooseAsync(cancellation);
            if (choice.Agent is not { } chosen)
                return (options, choice.Failure);
            await face.Error.WriteLineAsync($"interlock: auto is {chosen} ({choice.Reason})");
            options = options with { Auto = chosen, Agent = AgentNames.Resolve(options.Agent, chosen) };
        }
        var agent = Catalog(face, options).Create(options.Agent, options.Model);
        return (
            options,
            TurnNeeds.Missing(Asked(options), agent)
                ?? Efforts.Wrong(options.Agent, options.Effort)
                ?? (await agent.ProbeAsync(cancellation)).Failure
                ?? await Efforts.UnlistedAsync(
                    Catalog(face, options),
                    options.Agent,
                    options.Model,
                    options.Effort,
                    cancellation
                )
        );
    }

    /// <summary>The agent of a name that was checked.</summary>
    public static IAgent Create(Face face, WorkflowOptions options, string name) =>
        Catalog(face, options).Create(options.Auto is { } auto ? AgentNames.Resolve(name, auto) : name);

    // What every node that names nothing asks of it.
    private static AgentTurn Asked(WorkflowOptions options) =>
        new()
        {
            Role = AgentRole.Node,
            Run = "preflight",
            Step = "preflight",
            Prompt = "",
            Workspace = "",
            SessionFolder = "",
            Model = options.Model,
            Effort = options.Effort,
            Limits = new TurnLimits(options.MaxTokens, options.MaxOutputTokens, options.MaxMoney),
        };

    private static AgentCatalog Catalog(Face face, WorkflowOptions options) =>
        new(options.CallerDirectory, face.Processes, face.Environment, face.Time, options.AgentEnvironment)
        {
            Prices = options.Prices,
            Retries = Short,
        };
}
