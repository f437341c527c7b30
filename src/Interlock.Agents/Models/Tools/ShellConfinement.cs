using Interlock.Core.Agents;
using Interlock.Core.Processes;

namespace Interlock.Agents.Models.Tools;

/// <summary>
/// How a command is held back: as the turn says, and closer. The engine itself talks with the model and keeps the conversation,
/// so a command needs neither the network for that nor the folders of the session.
/// </summary>
internal static class ShellConfinement
{
    /// <summary>Whether commands can be had: not when they must not reach the network and nothing here keeps them from it.</summary>
    public static bool Allows(AgentTurn turn) =>
        turn.Network != false || Bounds(turn) is StrictConfinement or Guard { IsOffline: true };

    /// <summary>The confinement of a command, or null when the turn has none.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="temporary">The folder for temporary files.</param>
    public static Confinement? Of(AgentTurn turn, string temporary) =>
        Bounds(turn) switch
        {
            StrictConfinement strict => strict with
            {
                Access = strict.Access with
                {
                    Network = turn.Network ?? turn.Permission == Permission.Full,
                    Writable = Writable(strict.Access.Writable, turn, temporary),
                },
            },
            Guard guard => guard with { Writable = Writable(guard.Writable, turn, temporary) },
            var other => other,
        };

    // Only the strict kind shuts the network by itself; else what the turn has for commands that must not reach it.
    private static Confinement? Bounds(AgentTurn turn) =>
        turn.Network == false && turn.Confinement is not StrictConfinement ? turn.CommandConfinement : turn.Confinement;

    private static IReadOnlyList<string> Writable(IReadOnlyList<string> folders, AgentTurn turn, string temporary)
    {
        string[] ours = [turn.SessionFolder, turn.AgentFolder, turn.HomeFolder ?? turn.AgentFolder];
        var kept = ours.Select(RealPath.Of).ToHashSet(StringComparer.Ordinal);
        return [.. folders.Where(folder => !kept.Contains(RealPath.Of(folder))), RealPath.Of(temporary)];
    }
}
