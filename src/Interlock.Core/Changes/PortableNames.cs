using System.Collections.Frozen;
using System.Text;

namespace Interlock.Core.Changes;

/// <summary>Names that a file system of another kind cannot hold, or takes for a device.</summary>
internal static class PortableNames
{
    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        [
            "con",
            "prn",
            "aux",
            "nul",
            "conin$",
            "conout$",
            "clock$",
            .. "0123456789¹²³".SelectMany(d => new[] { $"com{d}", $"lpt{d}" }),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether Windows takes a segment for a device, with whatever extension.</summary>
    internal static bool IsDevice(ReadOnlySpan<byte> segment)
    {
        var end = segment.IndexOfAny((byte)'.', (byte)':');
        var stem = end < 0 ? segment : segment[..end];
        return stem.Length <= 8 && Devices.Contains(Encoding.UTF8.GetString(stem).TrimEnd(' '));
    }

    /// <summary>Whether Windows would drop the end of a segment.</summary>
    internal static bool HasLostEnd(ReadOnlySpan<byte> segment) => segment[^1] is (byte)'.' or (byte)' ';

    /// <summary>Whether a backslash hides a <c>..</c>, so that a path climbs where it is a separator.</summary>
    internal static bool ClimbsOnWindows(ReadOnlySpan<byte> path)
    {
        if (!path.Contains((byte)'\\'))
            return false;
        foreach (var piece in path.SplitAny((byte)'/', (byte)'\\'))
        {
            if (path[piece].SequenceEqual(".."u8))
                return true;
        }
        return false;
    }
}
