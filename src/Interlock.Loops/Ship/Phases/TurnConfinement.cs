using Interlock.Core.Agents;
using Interlock.Core.Git;
using Interlock.Core.Processes;

namespace Interlock.Loops.Ship.Phases;

/// <summary>What holds back the program of a turn that a run asks for.</summary>
/// <param name="Vendor">For a vendor's runtime, or null.</param>
/// <param name="Command">For a program of the user's own, or null.</param>
internal sealed record TurnConfinement(Confinement? Vendor, Confinement? Command)
{
    /// <summary>The bounds of a turn; nothing holds back what may do everything.</summary>
    /// <param name="sandbox">What this machine offers.</param>
    /// <param name="store">Whose objects the workspace borrows.</param>
    /// <param name="permission">What the agent may touch.</param>
    /// <param name="strictCommands">Whether the user's own programs are held back as strictly as a vendor's.</param>
    /// <param name="writable">The workspace, the agent's own folder of the session, and the home; they exist.</param>
    public static TurnConfinement Of(
        Sandbox sandbox,
        ObjectStore store,
        Permission permission,
        bool strictCommands,
        params string[] writable
    ) =>
        permission == Permission.Full
            ? new TurnConfinement(null, null)
            : new TurnConfinement(
                sandbox.Strictest(
                    new StrictAccess
                    {
                        Writable = writable,
                        ReadOnly = store.ObjectFolders,
                        Network = true,
                    }
                ),
                // The user's own programs may need anything of his.
                strictCommands ? null : sandbox.Allow(writable)
            );
}
