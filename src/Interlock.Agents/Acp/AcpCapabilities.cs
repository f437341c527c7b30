using System.Collections.Frozen;
using Interlock.Core.Agents;

namespace Interlock.Agents.Acp;

/// <summary>What agents can do through ACP.</summary>
internal static class AcpCapabilities
{
    private static readonly FrozenSet<Capability> Common =
    [
        Capability.Resume,
        Capability.Interrupt,
        Capability.Images,
        Capability.Usage,
        Capability.ModelList,
        Capability.ModelChoice,
        Capability.Effort,
        Capability.Questions,
        Capability.PermissionRequests,
        Capability.Streaming,
        Capability.InheritHome,
        Capability.IsolatedHome,
        Capability.ClientFiles,
        Capability.ClientTerminals,
    ];

    private static readonly FrozenSet<Capability> Asking = [.. Common, Capability.ReadOnly];

    /// <summary>What an agent can do; reading only can be kept by one that is known to ask before it changes something.</summary>
    public static IReadOnlySet<Capability> Of(AcpProgram program) => program.Preset.Asks ? Asking : Common;

    /// <summary>A turn that gets no prompt.</summary>
    /// <param name="folder">An empty folder for it.</param>
    public static AgentTurn ListingTurn(string folder) =>
        new()
        {
            Role = AgentRole.Plan,
            Run = "models",
            Step = "models",
            Prompt = "",
            Workspace = Directory.CreateDirectory(Path.Combine(folder, "workspace")).FullName,
            SessionFolder = Directory.CreateDirectory(Path.Combine(folder, "session")).FullName,
            Permission = Permission.ReadOnly,
            Timeout = TimeSpan.FromMinutes(2),
        };
}
