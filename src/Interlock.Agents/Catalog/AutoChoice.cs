using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Catalog;

/// <summary>What <c>auto</c> stands for on this machine, now.</summary>
/// <param name="Agent">The first agent that can work, or null.</param>
/// <param name="Looked">What was looked at, in order; it ends with the agent that was taken.</param>
public sealed record AutoChoice(string? Agent, IReadOnlyList<AgentProbe> Looked)
{
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
