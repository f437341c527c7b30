using System.CommandLine;

namespace Interlock.Cli.Verbs;

/// <summary><c>agents</c>: the verbs that speak of agents as such.</summary>
internal static class AgentsVerb
{
    public static Command Create(Face face) => new("agents", "Compares agents.") { AgentsBenchVerb.Create(face) };
}
