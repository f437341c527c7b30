using System.Security.Cryptography;
using Interlock.Agents;
using Interlock.Cli.Faults;
using Interlock.Cli.Ship;
using Interlock.Core.Agents;
using Interlock.Core.Sessions;
using Interlock.Core.State;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Puts the parts of sessions together with the outside.</summary>
internal static class AgentStore
{
    /// <summary>The sessions of a repository.</summary>
    public static SessionStore Of(Face face, RepositoryState state) => new(state, face.Time, Randomness());

    /// <summary>What a worker gets from the program around it.</summary>
    public static SessionHost Host(Face face) =>
        new(
            face.Environment,
            face.Processes,
            face.Time,
            Randomness(),
            FaultInjection.Options(face),
            face.Home,
            options => Agent(face, options)
        );

    /// <summary>The agent that a session names; the name was checked.</summary>
    public static IAgent Agent(Face face, SessionOptions options) =>
        Catalog(face, options).Create(options.Agent, options.Model);

    /// <summary>Makes the agents of a session.</summary>
    public static AgentCatalog Catalog(Face face, SessionOptions options) =>
        new(options.CallerDirectory, face.Processes, face.Environment, face.Time, options.AgentEnvironment)
        {
            Prices = ShipSettings.Prices(options.Prices),
        };

    private static Random Randomness() => new(RandomNumberGenerator.GetInt32(int.MaxValue));
}
