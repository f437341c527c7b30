using Interlock.Agents;
using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Loops.Ship;
using Interlock.Loops.Ship.Preflight;

namespace Interlock.Cli.Ship;

/// <summary>Makes the agents of a run from their names.</summary>
internal static class ShipAgents
{
    /// <summary>
    /// The options with the agent that <c>auto</c> stands for, looked up once for the whole run; as they are when
    /// nothing names it. When no agent can work, the names stay and preflight says why.
    /// </summary>
    public static async Task<(ShipOptions Options, Failure? Failure)> ResolveAsync(
        Face face,
        ShipOptions options,
        CancellationToken cancellation
    )
    {
        if (!AgentsOfRun.Names(options).Any(AgentNames.HasAuto))
            return (options, null);
        var choice = await Catalog(face, options).ChooseAsync(cancellation);
        if (choice.Agent is not { } agent)
            return (options, choice.Failure);
        await face.Error.WriteLineAsync($"interlock: auto is {agent} ({choice.Reason})");
        return (
            options with
            {
                Auto = agent,
                AutoReason = choice.Reason,
                Agent = AgentNames.Resolve(options.Agent, agent),
                Planner = AgentNames.Resolve(options.Planner, agent),
                Reviewers = [.. options.Reviewers.Select(r => r with { Agent = AgentNames.Resolve(r.Agent, agent) })],
            },
            null
        );
    }

    /// <summary>The agent, or why a name names none; for preflight.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="name">The name.</param>
    /// <param name="noAuto">Why nothing stands for <c>auto</c>, or null.</param>
    public static (IAgent? Agent, Failure? Failure) Find(
        Face face,
        ShipOptions options,
        string name,
        Failure? noAuto = null
    ) =>
        AgentCatalog.Check(name) is { } failure ? (null, failure)
        : noAuto is not null && AgentNames.HasAuto(name) ? (null, noAuto)
        : (Create(face, options, name), null);

    /// <summary>The agent of a name that preflight accepted.</summary>
    public static IAgent Create(Face face, ShipOptions options, string name) =>
        Catalog(face, options).Create(options.Auto is { } auto ? AgentNames.Resolve(name, auto) : name);

    private static AgentCatalog Catalog(Face face, ShipOptions options) =>
        new(options.CallerDirectory, face.Processes, face.Environment, face.Time, options.AgentEnvironment)
        {
            Prices = options.Prices,
        };
}
