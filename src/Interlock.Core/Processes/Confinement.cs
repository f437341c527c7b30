namespace Interlock.Core.Processes;

/// <summary>
/// Holds a program back with bubblewrap (bwrap(1)): everything stays as it is, but some folders are read-only for it
/// and all it starts, and it sees no process but its own. Made by <see cref="Sandbox.Allow"/>.
/// </summary>
/// <param name="Program">Absolute path of <c>bwrap</c>.</param>
/// <param name="ReadOnly">Folders that it cannot change; links resolved.</param>
/// <param name="Writable">Folders below those that it can change all the same; links resolved.</param>
public sealed record Confinement(string Program, IReadOnlyList<string> ReadOnly, IReadOnlyList<string> Writable)
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

    /// <summary>Arguments of <see cref="Program"/> that run another program.</summary>
    /// <param name="program">Absolute path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="workingDirectory">Its working directory.</param>
    public IReadOnlyList<string> Wrap(string program, IReadOnlyList<string> arguments, string workingDirectory) =>
        [
            .. (ReadOnlySpan<string>)["--dev-bind", "/", "/"],
            // Else /proc/PID/root of bwrap's own outer process is a way around every mount.
            .. (ReadOnlySpan<string>)["--unshare-pid", "--proc", "/proc"],
            .. Withheld.SelectMany(capability => (string[])["--cap-drop", capability]),
            .. ReadOnly.SelectMany(path => (string[])["--ro-bind", path, path]),
            .. Writable.SelectMany(path => (string[])["--bind", path, path]),
            .. (ReadOnlySpan<string>)["--chdir", workingDirectory, "--", program],
            .. arguments,
        ];
}
