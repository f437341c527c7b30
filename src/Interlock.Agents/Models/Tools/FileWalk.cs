namespace Interlock.Agents.Models.Tools;

/// <summary>Goes through the folders of a workspace: no link is followed, git's own folder is left out.</summary>
internal sealed class FileWalk(WorkFiles files)
{
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
        RecurseSubdirectories = false,
    };

    /// <summary>The entries below a folder, a level at a time.</summary>
    /// <param name="real">The folder.</param>
    /// <param name="depth">How many levels.</param>
    public IEnumerable<FileSystemInfo> Run(string real, int depth)
    {
        var folders = new Queue<(DirectoryInfo Folder, int Level)>([(new DirectoryInfo(real), 1)]);
        while (folders.TryDequeue(out var next))
        {
            foreach (var entry in next.Folder.EnumerateFileSystemInfos("*", Options))
            {
                if (files.Find(entry.FullName).Refusal is not null)
                    continue;
                yield return entry;
                if (entry is DirectoryInfo { LinkTarget: null } folder && next.Level < depth)
                    folders.Enqueue((folder, next.Level + 1));
            }
        }
    }
}
