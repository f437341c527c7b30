using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Journal;

/// <summary>Reads the lines of a file from a position to a fixed end, with one buffer that grows to the longest line.</summary>
internal sealed class LineReader(SafeFileHandle file, long start, long end)
{
    private byte[] buffer = new byte[64 * 1024];
    private long readFrom = start;
    private int first;
    private int count;

    /// <summary>Position of the next line.</summary>
    internal long Position { get; private set; } = start;

    /// <summary>Reads the next line; false at the end.</summary>
    /// <param name="line">The line without its line feed; valid until the next call.</param>
    /// <param name="terminated">Whether its line feed was there.</param>
    internal bool TryRead(out ReadOnlyMemory<byte> line, out bool terminated)
    {
        var searched = 0;
        while (true)
        {
            var at = buffer.AsSpan(first + searched, count - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, 1, out line, out terminated);
            searched = count;
            if (!Fill())
                return Take(count, 0, out line, out terminated) && line.Length > 0;
        }
    }

    private bool Take(int length, int feed, out ReadOnlyMemory<byte> line, out bool terminated)
    {
        line = buffer.AsMemory(first, length);
        terminated = feed == 1;
        first += length + feed;
        count -= length + feed;
        Position += length + feed;
        return true;
    }

    private bool Fill()
    {
        if (first > 0)
        {
            buffer.AsSpan(first, count).CopyTo(buffer);
            first = 0;
        }
        if (count == buffer.Length)
            Array.Resize(ref buffer, checked((int)Math.Min(2L * buffer.Length, Array.MaxLength)));
        var room = (int)Math.Min(buffer.Length - count, end - readFrom);
        var got = room == 0 ? 0 : RandomAccess.Read(file, buffer.AsSpan(count, room), readFrom);
        readFrom += got;
        count += got;
        return got > 0;
    }
}
