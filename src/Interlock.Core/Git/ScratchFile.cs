namespace Interlock.Core.Git;

/// <summary>A file name of one's own for a short time; the file, and git's lock beside it, are removed at the end.</summary>
public sealed class ScratchFile : IDisposable
{
    private static int last;

    private ScratchFile(string path) => Path = path;

    /// <summary>The path; nothing is there yet.</summary>
    public string Path { get; }

    /// <summary>A name in a folder (made when it is missing) that no other process or task uses.</summary>
    public static ScratchFile In(string folder, string kind)
    {
        Directory.CreateDirectory(folder);
        // The random part keeps processes of other containers apart, which may have the same process id.
        var unique =
            $"{kind}-{Environment.ProcessId}-{Interlocked.Increment(ref last)}-{System.IO.Path.GetRandomFileName()}";
        return new ScratchFile(System.IO.Path.Combine(folder, unique));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(Path + ".lock");
    }
}
