namespace Interlock.Core.Processes;

/// <summary>
/// The path of a file with every link on the way resolved, as realpath(3): bubblewrap mounts on such paths only.
/// </summary>
public static class RealPath
{
    private const int MostLinks = 40; // as the kernel's own limit

    /// <summary>Resolves a path; parts that are not there stay as they are.</summary>
    /// <exception cref="IOException">Too many links.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    private static string Resolve(string path, ref int links)
    {
        var real = "/";
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"Too many links: {path}");
            real = Resolve(Path.GetFullPath(target, real), ref links);
        }

        return real;
    }
}
