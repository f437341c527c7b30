namespace Interlock.Core.Workspaces.Files;

/// <summary>Writes small files so that a reader, or a crash, sees the old or the new content whole.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file; it is on disk when this returns, unless that is not asked for.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> content, bool durable = true)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (
                var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)
            )
            {
                file.Write(content);
                file.Flush(flushToDisk: durable);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The content, or null when there is no such file.</summary>
    internal static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
