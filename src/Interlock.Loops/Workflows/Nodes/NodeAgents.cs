using System.Collections.Concurrent;
using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>The agents of a run, each made once. A script names runtimes; programs only the user names.</summary>
/// <param name="create">Makes an agent from a name that was checked.</param>
/// <param name="users">The agent that the user named.</param>
internal sealed class NodeAgents(Func<string, IAgent> create, string users)
{
    private readonly ConcurrentDictionary<string, IAgent> agents = new(StringComparer.Ordinal);

    /// <summary>The agent of a name that passed <see cref="Check"/>.</summary>
    public IAgent Of(string name) => agents.GetOrAdd(name, create);

    /// <summary>Why a script may not have an agent, or null.</summary>
    public Failure? Check(string name)
    {
        if (name == users)
            return null;
        var (names, wrong) = AgentNames.Read(name);
        if (wrong is not null)
            return wrong;
        return names.FirstOrDefault(one => !IsSafe(one)) is { } program
            ? new Failure(
                "agent_not_allowed",
                $"A script may not name the program '{program.Runtime}:…'; only you may.",
                FailureOwner.User,
                false,
                "Take the option out of the script and give the program with --agent."
            )
            : null;
    }

    private static bool IsSafe(AgentName name) =>
        name.Text == AgentNames.Auto
        || AgentRuntimes.Find(name.Runtime) is { TakesText: false }
        || AgentRuntimes.All.SelectMany(runtime => runtime.Probed).Contains(name.Text, StringComparer.Ordinal);
}
