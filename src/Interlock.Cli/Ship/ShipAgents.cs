using Interlock.Agents;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Ship;

/// <summary>Makes the agents of a run from their names.</summary>
internal static class ShipAgents
{
    /// <summary>The agent, or why a name names none; for preflight.</summary>
    public static (IAgent? Agent, Failure? Failure) Find(Face face, ShipOptions options, string name) =>
        AgentCatalog.Check(name) is { } failure ? (null, failure) : (Create(face, options, name), null);

    /// <summary>The agent of a name that preflight accepted.</summary>
    public static IAgent Create(Face face, ShipOptions options, string name) =>
        new AgentCatalog(
            options.CallerDirectory,
            face.Processes,
            face.Environment,
            face.Time,
            options.AgentEnvironment
        ).Create(name);
}
