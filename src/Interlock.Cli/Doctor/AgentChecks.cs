using Interlock.Agents;
using Interlock.Agents.Catalog;
using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Cli.Doctor;

/// <summary>Looks which agents can be used.</summary>
internal static class AgentChecks
{
    /// <summary>
    /// Probes each, side by side, and says which one <c>auto</c> takes; spends nothing. A missing agent is no failure:
    /// a <c>command:</c> agent needs none of them.
    /// </summary>
    public static async Task<IReadOnlyList<DoctorFinding>> LookAsync(Face face, CancellationToken cancellation)
    {
        var catalog = new AgentCatalog(face.CurrentFolder, face.Processes, face.Environment, face.Time);
        var agents = AgentRuntimes
            .All.SelectMany(runtime => runtime.Probed)
            .Select(name => catalog.Runtime(AgentName.Of(name)))
            .ToList();
        var probes = await Task.WhenAll(agents.Select(agent => agent.ProbeAsync(cancellation)));
        var auto = AutoChoice.Of(probes).Agent;
        return
        [
            .. agents.Zip(probes, Finding),
            auto is not null
                ? new DoctorFinding("agent auto", DoctorState.Ok, $"takes {auto}")
                : new DoctorFinding(
                    "agent auto",
                    DoctorState.Weak,
                    "takes none: no agent can work here",
                    "install one of them and log in, or use --agent 'command:PROGRAM'"
                ),
        ];
    }

    private static DoctorFinding Finding(IAgent agent, AgentProbe probe)
    {
        var facts = new[] { probe.Version, probe.Login }
            .Concat(probe.Windows.Select(window => window.ToString()))
            .OfType<string>()
            .Where(fact => fact.Length > 0);
        var finding = probe.Failure is { } failure
            ? new DoctorFinding($"agent {agent.Name}", DoctorState.Note, failure.Message, failure.Remedy)
            : new DoctorFinding($"agent {agent.Name}", DoctorState.Ok, string.Join("; ", facts));
        return finding with { Capabilities = [.. agent.Capabilities.Order().Select(EnumWord.Of)] };
    }
}
