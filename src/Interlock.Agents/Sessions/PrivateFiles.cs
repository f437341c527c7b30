using Interlock.Core.Workspaces.Files;

namespace Interlock.Agents.Sessions;

/// <summary>Folders and files that nobody but this user reads: homes of agents, with logins in them.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerRuns = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Makes a folder; what is left there of an attempt that was killed goes.</summary>
    public static void MakeAnew(string folder)
    {
        TreeDeletion.Run(folder);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerRuns);
    }

    /// <summary>
    /// Makes a folder below another, or keeps it; what is no folder on the way, a link above all, is removed: it would
    /// lead what is written there out of an agent's home.
    /// </summary>
    public static void MakeBelow(string top, string path)
    {
        for (var at = top; ; )
        {
            if (IsLink(at) || File.Exists(at))
                File.Delete(at);
            if (!Directory.Exists(at))
                MakeAnew(at);
            var rest = Path.GetRelativePath(at, path);
            if (rest == ".")
                return;
            at = Path.Combine(at, rest.Split('/')[0]);
        }
    }

    /// <summary>Writes a file anew; a link in its place is removed, never followed.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, bool executable = false)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = executable ? OwnerRuns : OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(content);
    }

    /// <summary>Empties a folder but for one folder in it (a link with its name goes too); does nothing when an agent put a link in its place.</summary>
    public static void KeepOnly(string folder, string name)
    {
        if (IsLink(folder) || IsLink(Path.GetDirectoryName(folder)!))
            return;
        foreach (
            var entry in new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .Where(e => e.Name != name || e.LinkTarget is not null)
        )
        {
            if (entry is DirectoryInfo { LinkTarget: null })
                TreeDeletion.Run(entry.FullName);
            else
                entry.Delete();
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
