using System.Security.Cryptography;
using Interlock.Core.Journal;

namespace Interlock.Core.Runs;

/// <summary>Binds a receipt to a journal: SHA-256 over the journal's first bytes, up to the end of a record.</summary>
/// <param name="Records">How many records they are.</param>
/// <param name="Bytes">How many bytes they are.</param>
/// <param name="Sha256">SHA-256 of them, lower-case hexadecimal.</param>
public sealed record JournalDigest(long Records, long Bytes, string Sha256)
{
    /// <summary>The digest of all whole records that are there now.</summary>
    /// <exception cref="JournalException">The journal is damaged or not there.</exception>
    public static JournalDigest Of(RunFolder folder)
    {
        using var file = JournalReader.Open(folder.Journal);
        var scan = new JournalScan(folder.Journal, file.SafeFileHandle, 0, 0);
        foreach (var _ in scan.Read(file.Length))
        {
            // The scan itself finds where the last whole record ends.
        }
        return new JournalDigest(scan.LastSeq, scan.Length, Hash(file, scan.Length));
    }

    /// <summary>Whether the journal still begins with exactly the bytes that this was taken of.</summary>
    /// <exception cref="JournalException">The journal is not there.</exception>
    public bool Matches(RunFolder folder)
    {
        using var file = JournalReader.Open(folder.Journal);
        return file.Length >= Bytes && Hash(file, Bytes) == Sha256;
    }

    private static string Hash(FileStream file, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        for (long done = 0; done < length; )
        {
            var got = RandomAccess.Read(
                file.SafeFileHandle,
                buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)),
                done
            );
            if (got == 0)
                break;
            hash.AppendData(buffer, 0, got);
            done += got;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
