namespace Interlock.Core.Processes;

/// <summary>Keeps the first and the last bytes of a stream; counts and drops what lies between.</summary>
/// <param name="headLimit">Bytes kept of the beginning.</param>
/// <param name="tailLimit">Bytes kept of the end.</param>
internal sealed class OutputCapture(int headLimit, int tailLimit)
{
    private readonly Lock gate = new();
    private byte[] head = [];
    private byte[] tail = [];
    private int headLength;
    private int tailLength;
    private int tailStart;

    /// <summary>Bytes seen so far.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes that were not kept so far.</summary>
    public long Dropped { get; private set; }

    /// <summary>A capture that keeps the first and the last half within a limit.</summary>
    public static OutputCapture Halves(int limit) => new(limit / 2, limit - (limit / 2));

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            Total += bytes.Length;
            var first = Math.Min(bytes.Length, headLimit - headLength);
            if (first > 0)
            {
                Grow(ref head, headLength + first, headLimit);
                bytes[..first].CopyTo(head.AsSpan(headLength));
                headLength += first;
            }

            AppendTail(bytes[first..]);
        }
    }

    /// <summary>What is kept now.</summary>
    public byte[] ToArray()
    {
        lock (gate)
        {
            var all = new byte[headLength + tailLength];
            head.AsSpan(0, headLength).CopyTo(all);
            var untilWrap = Math.Min(tailLength, tail.Length - tailStart);
            tail.AsSpan(tailStart, untilWrap).CopyTo(all.AsSpan(headLength));
            tail.AsSpan(0, tailLength - untilWrap).CopyTo(all.AsSpan(headLength + untilWrap));
            return all;
        }
    }

    private void AppendTail(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            return;
        if (bytes.Length > tailLimit)
        {
            Dropped += bytes.Length - tailLimit;
            bytes = bytes[^tailLimit..];
        }

        if (tail.Length < tailLimit) // not yet a ring: it never wrapped
            Grow(ref tail, Math.Min(tailLimit, tailLength + bytes.Length), tailLimit);
        var over = Math.Max(0, tailLength + bytes.Length - tailLimit);
        Dropped += over;
        if (over > 0)
        {
            tailStart = (tailStart + over) % tail.Length;
            tailLength -= over;
        }

        if (bytes.Length == 0)
            return;
        var end = (tailStart + tailLength) % tail.Length;
        var untilWrap = Math.Min(bytes.Length, tail.Length - end);
        bytes[..untilWrap].CopyTo(tail.AsSpan(end));
        bytes[untilWrap..].CopyTo(tail);
        tailLength += bytes.Length;
    }

    private static void Grow(ref byte[] buffer, int needed, int most)
    {
        if (buffer.Length >= needed)
            return;
        var size = (int)Math.Min(most, Math.Max(needed, Math.Max(4096L, buffer.Length * 2L)));
        Array.Resize(ref buffer, size);
    }
}
