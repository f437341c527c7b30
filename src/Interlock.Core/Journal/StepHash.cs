using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Interlock.Core.Journal;

/// <summary>A SHA-256 that is a small value: 100,000 of them as dictionary keys cost 3 MB.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StepHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The hash over texts, each with its length in front, so that no two lists of texts read the same.</summary>
    internal static StepHash Of(params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Of(digest);
    }

    /// <summary>Reads 64 hexadecimal digits; false when they are not.</summary>
    internal static bool TryParse(ReadOnlySpan<char> hexadecimal, out StepHash hash)
    {
        Span<byte> digest = stackalloc byte[32];
        var done =
            hexadecimal.Length == 64
            && Convert.FromHexString(hexadecimal, digest, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = done ? Of(digest) : default;
        return done;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

    private static StepHash Of(ReadOnlySpan<byte> digest) =>
        new(
            BinaryPrimitives.ReadUInt64BigEndian(digest),
            BinaryPrimitives.ReadUInt64BigEndian(digest[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(digest[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(digest[24..])
        );
}
