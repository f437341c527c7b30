using System.Text;
using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>A path made ready for matching, once for all patterns.</summary>
internal sealed class PathPoints
{
    private const int UndecodableByte = 0x110000;

    internal PathPoints(RepoPath path)
    {
        Points = path.Text.Contains('\\', StringComparison.Ordinal)
            ? Decode(path.ToBytes())
            : PathPattern.CodePoints(path.Text);
        IsReserved = ReservedPath.SegmentOf(path) is not null;
    }

    /// <summary>Code points; bytes that are no UTF-8 are values beyond Unicode, which only wildcards match.</summary>
    internal int[] Points { get; }

    /// <summary>Whether nobody may own it.</summary>
    internal bool IsReserved { get; }

    private static int[] Decode(ReadOnlySpan<byte> bytes)
    {
        var points = new List<int>();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
                points.Add(rune.Value);
            else
                foreach (var b in bytes[..used])
                    points.Add(UndecodableByte + b);
            bytes = bytes[used..];
        }
        return [.. points];
    }
}
