using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>
/// Tells whether a path that an agent names lies inside the folders that it may touch. Links are followed as they are
/// now: what must hold against a link that is swapped later has to be opened without following any.
/// </summary>
/// <param name="roots">The folders; relative paths are meant from the first.</param>
internal sealed class FolderBounds(params IReadOnlyList<string> roots)
{
    // Devices that only give or take bytes.
    private static readonly string[] Devices =
    [
        "full",
        "null",
        "random",
        "stderr",
        "stdin",
        "stdout",
        "urandom",
        "zero",
    ];
    private readonly IReadOnlyList<string> realRoots = [.. roots.Select(RealPath.Of)];

    /// <summary>Whether a path is inside, or a harmless device.</summary>
    public bool Holds(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && Devices.Contains(path["/dev/".Length..]))
        || (Resolve(path) is { } real && realRoots.Any(root => IsBelow(real, root)));

    /// <summary>The path below the first folder, links resolved and without a leading slash; null when it is not inside.</summary>
    public string? Below(string path) =>
        Resolve(path) is { } real && real != realRoots[0] && IsBelow(real, realRoots[0])
            ? real[(realRoots[0].Length + 1)..]
            : null;

    private static bool IsBelow(string real, string root) =>
        real == root || real.StartsWith(root + '/', StringComparison.Ordinal);

    private string? Resolve(string path)
    {
        try
        {
            return RealPath.Of(Path.GetFullPath(path, realRoots[0]));
        }
        catch (Exception nowhere) when (nowhere is IOException or ArgumentException)
        {
            return null; // a circle of links, or no path at all
        }
    }
}
