using Interlock.Core.Processes;

namespace Interlock.Cli.Doctor;

/// <summary>What holds agents and checks back on this machine: tried for real, a line a guarantee.</summary>
internal static class ConfinementChecks
{
    private const string Install =
        "apt-get install bubblewrap (Linux), on a kernel that lets you use it; other systems have none";

    private static readonly Dictionary<string, (string Holds, string Lost)> Texts = new(StringComparer.Ordinal)
    {
        ["files"] = ("workspace and session only, the system read-only", "an agent sees other files of yours"),
        ["home"] = ("empty and private", "an agent sees your home"),
        ["network"] = (
            "off unless allowed; a vendor's runtime keeps it, to reach its model",
            "an agent reaches the network"
        ),
        ["processes"] = ("its own only", "an agent sees other processes"),
    };

    /// <summary>Looks.</summary>
    public static async Task<IReadOnlyList<DoctorFinding>> LookAsync(Face face, CancellationToken cancellation)
    {
        var sandbox = await Sandbox.ProbeAsync(face.Processes, face.Environment, cancellation);
        return [Guard(sandbox), .. Texts.Keys.Select(name => Strict(sandbox, name))];
    }

    private static DoctorFinding Guard(Sandbox sandbox) =>
        sandbox.IsInForce
            ? new(
                "confinement",
                DoctorState.Ok,
                $"{sandbox.Detail}: agents and checks cannot change your checkout or the state"
            )
            : new(
                "confinement",
                DoctorState.Weak,
                $"none ({sandbox.Detail}): agents have their own sandbox only, if any; the rest can write wherever you can",
                Install
            );

    private static DoctorFinding Strict(Sandbox sandbox, string name)
    {
        var holds = sandbox.Guarantees.Any(guarantee => guarantee.Name == name && guarantee.Holds);
        if (holds && sandbox.IsStrictInForce)
            return new($"agent {name}", DoctorState.Ok, $"{Texts[name].Holds} (tried)");
        var reason = holds ? $"holds, but strict confinement is off: {sandbox.StrictTrouble}" : sandbox.StrictTrouble;
        return new(
            $"agent {name}",
            DoctorState.Weak,
            $"{Texts[name].Lost} ({reason})",
            sandbox.IsInForce ? Install : null
        );
    }
}
