using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>
/// Writes files as loose git blobs, byte for byte. It reads from an open file, never from a path, so that nothing can be
/// put in its place between the check and the reading; and it needs no process a file.
/// </summary>
/// <param name="gitDirectory">The store's git directory.</param>
/// <param name="idLength">Bytes of an object id: 20 (SHA-1) or 32 (SHA-256).</param>
internal sealed class BlobWriter(string gitDirectory, int idLength)
{
    private const int Attempts = 3;

    /// <summary>The id of a file's content, or null when the file changes all the time.</summary>
    internal ObjectId? Hash(Stream file) => Read(file, Stream.Null);

    /// <summary>Stores a file's content; null when the file changes all the time.</summary>
    internal ObjectId? Write(Stream file)
    {
        var folder = Path.Combine(gitDirectory, "objects");
        using var draft = ScratchFile.In(folder, "tmp_obj");
        ObjectId? id;
        using (
            var output = new FileStream(draft.Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16)
        )
        {
            id = Read(file, output);
            output.Flush(flushToDisk: true);
        }
        if (id is { } known)
            Keep(draft.Path, folder, known.Hex);
        return id;
    }

    /// <summary>Stores bytes (the target of a link).</summary>
    internal ObjectId Write(byte[] content)
    {
        using var source = new MemoryStream(content);
        return Write(source)!.Value;
    }

    private static void Keep(string draft, string folder, string hex)
    {
        var final = Path.Combine(folder, hex[..2], hex[2..]);
        if (File.Exists(final))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(draft, final, overwrite: true);
    }

    // A blob's header holds its size, so a file that grows meanwhile has to be read again.
    private ObjectId? Read(Stream file, Stream output)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            file.Position = 0;
            if (output.CanSeek)
                output.SetLength(0);
            if (ReadOnce(file, SizeOf(file), output) is { } id)
                return id;
        }
        return null;
    }

    private static long SizeOf(Stream file) =>
        file is FileStream real ? RandomAccess.GetLength(real.SafeFileHandle) : file.Length;

    private ObjectId? ReadOnce(Stream file, long size, Stream output)
    {
#pragma warning disable CA5350 // git's own object format
        using var hash = IncrementalHash.CreateHash(idLength == 20 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
#pragma warning restore CA5350
        using var packed =
            output == Stream.Null ? output : new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true);
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {size}\0"));
        hash.AppendData(header);
        packed.Write(header);
        var buffer = new byte[(int)Math.Clamp(size + 1, 1, 1 << 18)];
        long total = 0;
        for (int read; total <= size && (read = file.Read(buffer)) > 0; total += read)
        {
            hash.AppendData(buffer, 0, read);
            packed.Write(buffer, 0, read);
        }
        return total == size ? new ObjectId(Convert.ToHexStringLower(hash.GetHashAndReset())) : null;
    }
}
