using Interlock.Core.Processes;

namespace Interlock.Core.State;

/// <summary>Where state lives: outside every tree that an agent can write.</summary>
/// <param name="Root">Absolute path.</param>
public sealed record StateHome(string Root)
{
    /// <summary>
    /// <c>$INTERLOCK_HOME</c>, else <c>$XDG_STATE_HOME/interlock</c> (a relative one is ignored, as the XDG
    /// specification wants), else <c>~/.local/state/interlock</c>.
    /// </summary>
    public static StateHome Of(HostEnvironment environment) =>
        new(
            Path.GetFullPath(
                environment["INTERLOCK_HOME"]
                    ?? (
                        environment["XDG_STATE_HOME"] is { } xdg && Path.IsPathRooted(xdg)
                            ? Path.Combine(xdg, "interlock")
                            : Path.Combine(environment["HOME"] ?? "/", ".local", "state", "interlock")
                    )
            )
        );

    /// <summary>The folder of all repositories.</summary>
    public string Repositories => Path.Combine(Root, "repos");
}
