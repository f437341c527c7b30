using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>
/// A git index as it is on disk (git's <c>Documentation/gitformat-index.txt</c>, versions 2 to 4), read without git,
/// because a scan needs the times that no git command prints.
/// </summary>
public sealed class IndexFile
{
    private const int StatLength = 40;

    private IndexFile(IReadOnlyList<IndexEntry> entries, FileStat stat) => (Entries, Stat) = (entries, stat);

    /// <summary>The entries in git's order (bytes of the path).</summary>
    public IReadOnlyList<IndexEntry> Entries { get; }

    /// <summary>Status of the index file itself.</summary>
    public FileStat Stat { get; }

    /// <summary>Reads an index.</summary>
    /// <param name="path">The index file.</param>
    /// <param name="idLength">Bytes of an object id: 20 or 32.</param>
    /// <exception cref="InvalidDataException">Damaged, or of a kind that Interlock never writes (split, sparse).</exception>
    public static IndexFile Read(string path, int idLength)
    {
        using var folder = RawFolder.Open(Path.GetDirectoryName(path)!);
        var stat = folder?.Stat(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
        var bytes = File.ReadAllBytes(path);
        if (stat is null || bytes.Length < 12 + idLength || !HasItsSum(bytes, idLength))
            throw new InvalidDataException($"Damaged index: {path}");
        return new IndexFile(Parse(bytes.AsSpan(..^idLength), idLength), stat.Value);
    }

    private static bool HasItsSum(byte[] bytes, int idLength)
    {
        var body = bytes.AsSpan(..^idLength);
#pragma warning disable CA5350 // git's own format
        var sum = idLength == 20 ? SHA1.HashData(body) : SHA256.HashData(body);
#pragma warning restore CA5350
        return bytes.AsSpan(^idLength..).SequenceEqual(sum);
    }

    private static List<IndexEntry> Parse(ReadOnlySpan<byte> bytes, int idLength)
    {
        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (!bytes[..4].SequenceEqual("DIRC"u8) || version is < 2 or > 4)
            throw new InvalidDataException("Not an index of a known version.");
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
        var entries = new List<IndexEntry>(Math.Clamp(count, 0, bytes.Length / 62));
        var at = 12;
        byte[] previous = [];
        for (var i = 0; i < count; i++)
        {
            var entry = bytes[at..];
            var flags = BinaryPrimitives.ReadUInt16BigEndian(entry[(StatLength + idLength)..]);
            var header = StatLength + idLength + 2 + ((flags & 0x4000) != 0 ? 2 : 0);
            var kept = 0;
            var start = header;
            if (version == 4)
                kept = previous.Length - ReadOffset(entry, ref start);
            var length = entry[start..].IndexOf((byte)0);
            previous = [.. previous.AsSpan(0, kept), .. entry.Slice(start, length)];
            entries.Add(Parse(entry, previous, idLength));
            // Versions 2 and 3 pad each entry to a multiple of eight with at least one NUL.
            at += version == 4 ? start + length + 1 : (header + length + 8) & ~7;
        }
        return entries;
    }

    private static IndexEntry Parse(ReadOnlySpan<byte> entry, byte[] path, int idLength)
    {
        var words = (Span<uint>)stackalloc uint[10];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(entry[(4 * i)..]);
        const uint SparseFolder = 0x4000;
        return words[6] == SparseFolder
            ? throw new InvalidDataException("A sparse index.")
            : new IndexEntry(
                path,
                words[6],
                new ObjectId(Convert.ToHexStringLower(entry.Slice(StatLength, idLength))),
                words[0],
                words[1],
                words[2],
                words[3],
                words[5],
                words[9]
            );
    }

    // The variable-width number of pack files: each continuation adds one before shifting.
    private static int ReadOffset(ReadOnlySpan<byte> bytes, ref int at)
    {
        var b = bytes[at++];
        var value = b & 0x7F;
        while ((b & 0x80) != 0)
        {
            b = bytes[at++];
            value = ((value + 1) << 7) | (b & 0x7F);
        }
        return value;
    }
}
