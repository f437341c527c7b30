using Interlock.Core.Processes.Strict;

namespace Interlock.Core.Processes;

/// <summary>
/// Nothing is there for the program but the system (read-only), its own installation and tools (read-only), an empty
/// home and temporary folders in memory, and what <see cref="StrictAccess"/> names. It has no capabilities, gains none,
/// sees no process but its own, and without leave no network but a loopback of its own. Made by <see
/// cref="Sandbox.Strict"/>; what it covers is in docs/decisions/008.
/// </summary>
/// <param name="Program">Absolute path of <c>bwrap</c>.</param>
/// <param name="Access">What it reaches.</param>
/// <param name="Hidden">Folders that no rule shows: the checkout, its git directories, the state; links resolved.</param>
public sealed record StrictConfinement(string Program, StrictAccess Access, IReadOnlyList<string> Hidden)
    : Confinement(Program)
{
    /// <inheritdoc/>
    public override Enforcement Enforcement =>
        new(Reach.Own, Reach.Own, Access.Network ? Reach.All : Reach.None, Reach.Own, Enforcer.Bubblewrap);

    /// <inheritdoc/>
    public override Confinement WithNetwork(bool network) => this with { Access = Access with { Network = network } };

    /// <inheritdoc/>
    public override Confinement WithPrograms(params IEnumerable<string> programs) =>
        this with
        {
            Access = Access with { Programs = [.. Access.Programs, .. programs] },
        };

    /// <summary>The same, with more that may be read.</summary>
    /// <param name="paths">Files or folders.</param>
    public StrictConfinement WithReadOnly(params IEnumerable<string> paths) =>
        this with
        {
            Access = Access with { ReadOnly = [.. Access.ReadOnly, .. paths] },
        };

    /// <summary>The same, with more that may be changed; what is no folder, or a link, is left out.</summary>
    /// <param name="folders">Folders of the user's, by his own wish.</param>
    public StrictConfinement WithWritable(params IEnumerable<string> folders) =>
        this with
        {
            Access = Access with
            {
                Writable =
                [
                    .. Access.Writable,
                    .. folders.Where(folder => new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }),
                ],
            },
        };

    /// <inheritdoc/>
    public override Confinement WithOwnSandbox() => this with { Access = Access with { OwnSandbox = true } };

    internal override IReadOnlyList<string> Wrap(string program, ProcessSpec spec) =>
        [
            .. (ReadOnlySpan<string>)["--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts"],
            .. (ReadOnlySpan<string>)["--unshare-cgroup-try", "--new-session", "--cap-drop", "ALL"],
            .. Access.OwnSandbox && Environment.IsPrivilegedProcess ? (string[])["--cap-add", "CAP_SETFCAP"] : [],
            .. Access.Network ? (string[])[] : ["--unshare-net"],
            // Only under the supervisor: its main thread starts the program; the signal comes when the thread ends.
            .. spec.Supervised ? (string[])["--die-with-parent"] : [],
            .. (ReadOnlySpan<string>)["--dev", "/dev", "--proc", "/proc"],
            .. KernelSettings,
            .. Plan(program, spec.Environment).Options(),
            .. (ReadOnlySpan<string>)["--chdir", RealPath.Of(spec.WorkingDirectory), "--", program],
            .. spec.Arguments,
        ];

    private MountPlan Plan(string program, IReadOnlyDictionary<string, string> environment)
    {
        var named = environment.GetValueOrDefault("HOME");
        var home = named?.StartsWith('/') == true && RealPath.Of(named) is var real and not "/" ? real : null;
        var bounds = new Bounds(home, Hidden);
        var plan = new MountPlan();
        // Shortest first: a folder inside another one is seen to be covered, so that no link in it is followed.
        foreach (var path in Access.Writable.OrderBy(path => path.Length))
            plan.Add(path, MountKind.Writable);
        SystemFolders.Add(plan, Access.Network);
        if (home is not null)
            plan.Add(named!, MountKind.Empty);
        Toolchains.Add(plan, environment, home, bounds);
        foreach (var file in Access.Programs.Where(File.Exists).Prepend(program))
            Installation.Add(plan, file, bounds);
        foreach (var path in Access.ReadOnly)
            plan.Add(path, MountKind.ReadOnly);
        // The git directory of a checkout that is itself the workspace is shown, and kept as it is.
        foreach (var path in Hidden)
            plan.AddReal(path, plan.IsWritable(path) ? MountKind.ReadOnly : MountKind.Hidden);
        return plan;
    }
}
