namespace Interlock.Core.Processes;

/// <summary>
/// Everything stays as it is, but some folders are read-only for the program and all it starts, and it sees no process
/// but its own. For the user's own programs (checks, setup, <c>command:</c> agents). Made by <see
/// cref="Sandbox.Allow"/>.
/// </summary>
/// <param name="Program">Absolute path of <c>bwrap</c>.</param>
/// <param name="ReadOnly">Folders that it cannot change; links resolved.</param>
/// <param name="Writable">Folders below those that it can change all the same; links resolved.</param>
public sealed record Guard(string Program, IReadOnlyList<string> ReadOnly, IReadOnlyList<string> Writable)
    : Confinement(Program)
{
    // With these root could undo the rest: mount, enter another process, open files by handle, write to devices.
    private static readonly string[] Withheld =
    [
        "CAP_SYS_ADMIN",
        "CAP_SYS_PTRACE",
        "CAP_SYS_MODULE",
        "CAP_SYS_RAWIO",
        "CAP_DAC_READ_SEARCH",
        "CAP_MKNOD",
    ];

    /// <summary>Whether the program has no network but a loopback of its own.</summary>
    public bool IsOffline { get; init; }

    /// <inheritdoc/>
    public override Enforcement Enforcement =>
        new(
            ReadOnly.Count == 0 ? Reach.All : Reach.Guarded,
            Reach.All,
            IsOffline ? Reach.None : Reach.All,
            Reach.Own,
            Enforcer.Bubblewrap
        );

    internal override IReadOnlyList<string> Wrap(string program, ProcessSpec spec) =>
        [
            .. (ReadOnlySpan<string>)["--dev-bind", "/", "/"],
            // Else /proc/PID/root of bwrap's own outer process is a way around every mount.
            .. (ReadOnlySpan<string>)["--unshare-pid", "--proc", "/proc"],
            .. IsOffline ? (string[])["--unshare-net"] : [],
            .. KernelSettings,
            .. (ReadOnlySpan<string>)["--ro-bind-try", "/sys", "/sys"],
            .. Withheld.SelectMany(capability => (string[])["--cap-drop", capability]),
            .. ReadOnly.SelectMany(path => (string[])["--ro-bind", path, path]),
            .. Writable.SelectMany(path => (string[])["--bind", path, path]),
            .. (ReadOnlySpan<string>)["--chdir", spec.WorkingDirectory, "--", program],
            .. spec.Arguments,
        ];
}
