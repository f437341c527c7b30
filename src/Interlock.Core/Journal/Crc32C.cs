using System.Buffers.Binary;
using System.Numerics;

namespace Interlock.Core.Journal;

/// <summary>
/// CRC-32C (Castagnoli; RFC 3720 appendix B.4): reflected polynomial 0x82F63B78, start and final xor 0xFFFFFFFF.
/// It finds every single bit flip and every burst of up to 32 bits.
/// </summary>
internal static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
