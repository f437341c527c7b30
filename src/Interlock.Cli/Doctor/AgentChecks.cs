using Interlock.Agents;
using Interlock.Core.Text;

namespace Interlock.Cli.Doctor;

/// <summary>The agents that can be asked for by a short name.</summary>
internal static class AgentChecks
{
    private static readonly string[] Known = ["codex", "claude"];

    /// <summary>Probes each; spends nothing. A missing agent is no failure: a <c>command:</c> agent needs none of them.</summary>
    public static async Task<IReadOnlyList<DoctorFinding>> LookAsync(Face face, CancellationToken cancellation)
    {
        var catalog = new AgentCatalog(face.CurrentFolder, face.Processes, face.Environment, face.Time);
        var findings = new List<DoctorFinding>();
        foreach (var name in Known)
        {
            var agent = catalog.Create(name);
            var probe = await agent.ProbeAsync(cancellation);
            string[] facts =
            [
                probe.Version ?? "",
                probe.Login ?? "",
                .. probe.Windows.Select(window => window.ToString()),
                string.Join(", ", agent.Capabilities.Order().Select(EnumWord.Of)),
            ];
            findings.Add(
                probe.Failure is { } failure
                    ? new DoctorFinding($"agent {name}", DoctorState.Warning, failure.Message, failure.Remedy)
                    : new DoctorFinding(
                        $"agent {name}",
                        DoctorState.Good,
                        string.Join("; ", facts.Where(fact => fact.Length > 0))
                    )
            );
        }
        return findings;
    }
}
