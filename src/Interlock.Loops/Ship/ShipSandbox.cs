using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.State;

namespace Interlock.Loops.Ship;

/// <summary>What keeps agents and checks of a run from the user's checkout and from all that Interlock knows.</summary>
internal sealed class ShipSandbox(ShipHost host, StateHome home)
{
    /// <summary>Looks what this machine offers, and notes in the run which it is.</summary>
    public async Task<Sandbox> OpenAsync(UserRepository repository, ShipEvents events, CancellationToken cancellation)
    {
        var sandbox = await Sandbox.ProbeAsync(host.Processes, host.Environment, cancellation);
        var text = sandbox.IsInForce
            ? $"{sandbox.Detail} keeps {Held(sandbox)} from the checkout and Interlock's state."
            : $"Agents and checks are not confined: {sandbox.Detail}.";
        await events.NoteAsync($"confinement {sandbox.Detail}", text);
        if (sandbox is { IsInForce: true, StrictTrouble: { } trouble })
            await events.NoteAsync(
                $"confinement-strict {trouble}",
                $"No strict confinement here ({trouble}): agents are guarded, Codex has its own sandbox only."
            );
        return sandbox.Keep(repository.Root, repository.GitDirectory, repository.CommonDirectory, home.Root);
    }

    private static string Held(Sandbox sandbox) =>
        sandbox.IsStrictInForce ? "agents and checks" : "Claude Code, command agents and checks";
}
