using System.Text;
using Interlock.Core.State;

namespace Interlock.Core.Journal;

/// <summary>How files of a run are opened: for this user only, because prompts and outputs are in them.</summary>
internal static class JournalFile
{
    /// <summary>Options for a file that we write.</summary>
    internal static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Opens a journal for reading beside its writer.</summary>
    internal static FileStream OpenRead(string path) =>
        new(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });

    /// <summary>Writes a small file whole or not at all: a new file, fsync, rename, fsync of the folder.</summary>
    /// <exception cref="IOException">Disk full, no such folder, no permission.</exception>
    internal static void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        var draft = path + ".new";
        using (var file = new FileStream(draft, Private(FileMode.Create)))
        {
            RandomAccess.Write(file.SafeFileHandle, content, 0);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        File.Move(draft, path, overwrite: true);
        PosixFile.SyncFolder(folder);
    }

    /// <summary>Writes text as UTF-8, whole or not at all.</summary>
    internal static void WriteAtomically(string path, string text) =>
        WriteAtomically(path, Encoding.UTF8.GetBytes(text));
}
