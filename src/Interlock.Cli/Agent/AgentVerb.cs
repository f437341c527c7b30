using System.CommandLine;

namespace Interlock.Cli.Agent;

/// <summary><c>agent</c>: the verbs that speak of sessions.</summary>
internal static class AgentVerb
{
    public static Command Create(Face face) =>
        new("agent", "Runs one agent in a session that can be watched, answered, interrupted and resumed.")
        {
            AgentRunVerb.Create(face),
            AgentStatusVerb.Create(face),
            AgentListVerb.Create(face),
            AgentWorkerVerb.Create(face),
        };
}
