namespace Interlock.Core.State;

/// <summary>Folders of the state home: for this user only, because prompts, outputs and patches are in them.</summary>
public static class PrivateFolder
{
    /// <summary>Makes a folder and those above it; what is already there stays as it is.</summary>
    /// <exception cref="IOException">A file has the name, the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        // Each one by itself: .NET gives the mode to the last folder only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            Create(parent);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
