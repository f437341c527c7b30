namespace Interlock.Core.Processes.Strict;

/// <summary>What of the system itself is shown, read-only, to a strictly confined program.</summary>
internal static class SystemFolders
{
    private static readonly string[] Shown =
    [
        "/usr",
        "/bin",
        "/sbin",
        "/lib",
        "/lib32",
        "/lib64",
        "/libx32",
        "/etc",
        "/opt",
        "/snap",
        "/nix/store", // and not /nix/var: the daemon's socket acts outside
        "/nix/var/nix/profiles",
        "/gnu/store",
        "/run/current-system/sw", // NixOS keeps its programs here
        "/var/lib/ca-certificates",
        "/sys/devices/system/cpu", // how many processors and how much memory there are: runtimes ask
        "/sys/devices/system/node",
        "/sys/fs/cgroup",
        "/sys/kernel/mm",
    ];

    // Matters to root, who may read them; others may not anyhow.
    private static readonly string[] Secret =
    [
        "/etc/shadow",
        "/etc/shadow-",
        "/etc/gshadow",
        "/etc/gshadow-",
        "/etc/krb5.keytab",
        "/etc/.git",
        "/etc/docker",
        "/etc/kubernetes",
        "/etc/letsencrypt",
        "/etc/NetworkManager/system-connections",
        "/etc/openvpn",
        "/etc/ssh",
        "/etc/ssl/private",
        "/etc/sudoers.d",
        "/etc/wireguard",
    ];

    private static readonly string[] Temporary = ["/tmp", "/var/tmp", "/run"];

    /// <summary>Adds them.</summary>
    /// <param name="plan">The tree.</param>
    /// <param name="network">Whether names are to be resolved.</param>
    public static void Add(MountPlan plan, bool network)
    {
        foreach (var path in Temporary)
            plan.Add(path, MountKind.Empty);
        foreach (var path in Shown)
            plan.Add(path, MountKind.ReadOnly);
        foreach (var path in Secret)
            plan.Add(path, MountKind.Hidden);
        if (network)
            plan.Add("/etc/resolv.conf", MountKind.ReadOnly); // often a link into /run
    }
}
