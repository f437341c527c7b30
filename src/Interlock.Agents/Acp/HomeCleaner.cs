using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Acp;

/// <summary>Removes all of a home but some paths; links are removed, never followed.</summary>
internal static class HomeCleaner
{
    /// <summary>Keeps these paths below a folder, and what is in them.</summary>
    public static void Keep(string folder, IReadOnlyList<string> kept)
    {
        if (new DirectoryInfo(folder) is not { Exists: true, LinkTarget: null } home)
            return;
        foreach (var entry in home.EnumerateFileSystemInfos())
        {
            var below = kept.Where(path =>
                    path == entry.Name || path.StartsWith(entry.Name + '/', StringComparison.Ordinal)
                )
                .ToList();
            if (entry.LinkTarget is not null || (entry is FileInfo && !below.Contains(entry.Name)))
                entry.Delete();
            else if (below.Contains(entry.Name))
                continue;
            else if (below.Count > 0)
                Keep(entry.FullName, [.. below.Select(path => path[(entry.Name.Length + 1)..])]);
            else
                TreeDeletion.Run(entry.FullName);
        }
    }
}
