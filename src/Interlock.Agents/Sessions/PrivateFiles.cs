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

    /// <summary>Empties a folder but for one entry.</summary>
    public static void KeepOnly(string folder, string name)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.Name != name))
        {
            if (entry is DirectoryInfo)
                TreeDeletion.Run(entry.FullName);
            else
                entry.Delete();
        }
    }
}
