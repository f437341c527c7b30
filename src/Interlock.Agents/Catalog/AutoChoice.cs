using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Catalog;

/// <summary>What <c>auto</c> stands for on this machine, now.</summary>
/// <param name="Agent">The first agent that can work, or null.</param>
/// <param name="Looked">What was looked at, in order.</param>
public sealed record AutoChoice(string? Agent, IReadOnlyList<AgentProbe> Looked)
{
    /// <summary>
    /// The first that is logged in; where none is seen to be, the first that is installed: some keep their login
    /// where nobody looks.
    /// </summary>
    /// <param name="looked">What was looked at, in order.</param>
    public static AutoChoice Of(IReadOnlyList<AgentProbe> looked)
    {
        var usable = looked.Where(probe => probe.Failure is null).ToList();
        return new AutoChoice((usable.Find(probe => probe.Login is not null) ?? usable.FirstOrDefault())?.Name, looked);
    }

    /// <summary>Why: <c>codex: not installed …; claude: logged in with …</c>, one line.</summary>
    public string Reason => string.Join("; ", Looked.Select(Told));

    /// <summary>Why there is none, or null.</summary>
    public Failure? Failure =>
        Agent is not null
            ? null
            : new Failure(
                "agent_not_found",
                $"No agent can work here; looked for {string.Join(", ", Looked.Select(probe => probe.Name))}.",
                FailureOwner.User,
                false,
                "Install and log in to one of them ('interlock doctor' says how), or name another with --agent."
            );

    private static string Told(AgentProbe probe) =>
        $"{probe.Name}: {ExternalText.Line(probe.Failure?.Message ?? probe.Login ?? probe.Version ?? "usable", 160)}";
}
