namespace Interlock.Core.Workspaces.Files;

/// <summary>
/// Deletes a folder that an agent could write. .NET's own deletion fails on names that are not UTF-8 and on folders
/// without write permission (Go's module cache is full of them), and goes as deep as the stack does.
/// </summary>
public static class TreeDeletion
{
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Deletes a folder and all below it; of a link only the link. A missing one is no fault.</summary>
    /// <exception cref="IOException">Something resists: an immutable file, another user's.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder itself may not be removed.</exception>
    public static void Run(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
            return;
        if (folder.LinkTarget is null)
        {
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode |= OwnerAll;
            // Its own trash: what lies deep is moved up and deleted there.
            if (new Trash(path, TimeProvider.System).Empty(CancellationToken.None) is var left and > 0)
                throw new IOException(
                    $"{left} entries of '{path}' cannot be deleted: they are immutable or another user's."
                );
        }
        Directory.Delete(path);
    }
}
