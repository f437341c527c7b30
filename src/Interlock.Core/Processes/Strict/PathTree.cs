namespace Interlock.Core.Processes.Strict;

/// <summary>How two absolute, normalised paths lie to each other.</summary>
internal static class PathTree
{
    /// <summary>Whether a path is a folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder == "/"
        || (
            path.StartsWith(folder, StringComparison.Ordinal)
            && (path.Length == folder.Length || path[folder.Length] == '/')
        );
}
