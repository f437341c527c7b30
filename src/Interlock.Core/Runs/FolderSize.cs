namespace Interlock.Core.Runs;

/// <summary>How much a folder holds. Links are not followed.</summary>
internal static class FolderSize
{
    /// <summary>Bytes of all files below a folder; what vanishes meanwhile counts nothing.</summary>
    internal static long Of(string path) => Files(path).Sum(Length);

    /// <summary>All files below a folder that can be seen.</summary>
    internal static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    IgnoreInaccessible = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }
            )
            : [];

    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
