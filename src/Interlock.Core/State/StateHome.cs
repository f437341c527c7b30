using Interlock.Core.Failures;
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
    /// <returns>The home, or why there is none (<c>state_home</c>); exactly one is not null.</returns>
    public static (StateHome? Home, Failure? Failure) Find(HostEnvironment environment)
    {
        if (environment["INTERLOCK_HOME"] is { } own)
            return Path.IsPathRooted(own)
                ? (new StateHome(Path.GetFullPath(own)), null)
                : (null, Unknown($"INTERLOCK_HOME is '{own}', which is no absolute path"));
        if (environment["XDG_STATE_HOME"] is { } xdg && Path.IsPathRooted(xdg))
            return (new StateHome(Path.GetFullPath(Path.Combine(xdg, "interlock"))), null);
        return environment["HOME"] is not { } user ? (null, Unknown("HOME is not set"))
            : Path.IsPathRooted(user)
                ? (new StateHome(Path.GetFullPath(Path.Combine(user, ".local", "state", "interlock"))), null)
            : (null, Unknown($"HOME is '{user}', which is no absolute path"));
    }

    /// <summary>As <see cref="Find"/>, for those who cannot go on without.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    public static StateHome Of(HostEnvironment environment) =>
        Find(environment) is var (home, failure) && home is not null ? home : throw new FailureException(failure!);

    /// <summary>The folder of all repositories.</summary>
    public string Repositories => Path.Combine(Root, "repos");

    private static Failure Unknown(string reason) =>
        new(
            "state_home",
            $"There is no folder for state: {reason}",
            FailureOwner.User,
            false,
            "set INTERLOCK_HOME to the absolute path of a folder that lies outside every repository"
        );
}
