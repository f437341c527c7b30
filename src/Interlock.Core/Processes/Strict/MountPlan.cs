namespace Interlock.Core.Processes.Strict;

/// <summary>
/// The file tree of a strictly confined program, built from nothing: what is not added is not there. Paths keep their
/// names, links on the way to them included.
/// </summary>
internal sealed class MountPlan
{
    private const int MostLinks = 40; // as the kernel's own limit
    private readonly SortedDictionary<string, MountKind> mounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> links = new(StringComparer.Ordinal);

    /// <summary>Adds a path; one that is not there is left out, and so is the root of everything.</summary>
    public void Add(string path, MountKind kind)
    {
        var followed = 0;
        var real = Follow(Path.GetFullPath(path), ref followed);
        if (real is not null)
            AddReal(real, kind);
    }

    /// <summary>Adds a path whose links are resolved, also below what is the agent's own.</summary>
    public void AddReal(string real, MountKind kind)
    {
        if (real == "/" || IsOfKernel(real) || !Path.Exists(real))
            return;
        mounts[real] = mounts.TryGetValue(real, out var known) ? Stronger(known, kind) : kind;
    }

    // The tree has its own; bound from outside, a device ('2> /dev/null' in a command line) could not even be opened.
    private static bool IsOfKernel(string real) =>
        (PathTree.IsWithin(real, "/dev") && !PathTree.IsWithin(real, "/dev/shm")) || PathTree.IsWithin(real, "/proc");

    /// <summary>Whether a path, links resolved, lies in what was added as writable.</summary>
    public bool IsWritable(string real) =>
        mounts.Any(mount => mount.Value == MountKind.Writable && PathTree.IsWithin(real, mount.Key));

    /// <summary>Options of bwrap that make the tree; parents come before what lies in them.</summary>
    public IEnumerable<string> Options()
    {
        var made = new Dictionary<string, MountKind>(StringComparer.Ordinal);
        var shut = new List<string>();
        var options = new List<string>();
        foreach (var (path, kind) in mounts)
        {
            MountKind? above = Above(path, made) is { } parent ? made[parent] : null;
            if (IsThere(kind, above))
                continue;
            made[path] = kind;
            options.AddRange(Make(path, kind));
            if (kind == MountKind.Hidden && Directory.Exists(path))
                shut.Add(path);
        }

        foreach (var (path, target) in links)
            if (!mounts.ContainsKey(path) && Above(path, made) is var parent && IsMade(parent, made))
                options.AddRange(["--symlink", target, path]);
        return [.. options, .. shut.Append("/").SelectMany(path => (string[])["--remount-ro", path])];
    }

    private static bool IsThere(MountKind kind, MountKind? above) =>
        kind switch
        {
            MountKind.Empty => false,
            MountKind.Hidden => above is null or MountKind.Empty or MountKind.Hidden,
            _ => kind == above,
        };

    // A writable folder is the agent's own: a link in it leads wherever the agent wishes, and is not followed.
    private string? Follow(string path, ref int followed)
    {
        var real = "/";
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsWritable(real))
                return null;
            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++followed > MostLinks)
                return null;
            links[next] = target;
            if (Follow(Path.GetFullPath(target, real), ref followed) is not { } reached)
                return null;
            real = reached;
        }

        return real;
    }

    private static MountKind Stronger(MountKind one, MountKind other) =>
        one == MountKind.Writable || other == MountKind.Writable ? MountKind.Writable
        : one > other ? one
        : other;

    // Links can be made in the tree's own root and in empty folders; elsewhere they are there already.
    private static bool IsMade(string? parent, Dictionary<string, MountKind> made) =>
        parent is null || made[parent] is MountKind.Empty or MountKind.Hidden;

    private static string? Above(string path, Dictionary<string, MountKind> made)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            if (made.ContainsKey(folder))
                return folder;
        return null;
    }

    private static string[] Make(string path, MountKind kind) =>
        kind switch
        {
            MountKind.ReadOnly => ["--ro-bind", path, path],
            MountKind.Writable => ["--bind", path, path],
            MountKind.Hidden when !Directory.Exists(path) => ["--ro-bind", "/dev/null", path],
            _ => ["--tmpfs", path],
        };
}
