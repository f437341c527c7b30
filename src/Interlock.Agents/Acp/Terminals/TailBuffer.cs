namespace Interlock.Agents.Acp.Terminals;

/// <summary>The last bytes of a stream, up to a limit. Not safe for several threads.</summary>
/// <param name="limit">Most bytes told.</param>
internal sealed class TailBuffer(int limit)
{
    private byte[] bytes = [];
    private int length;

    /// <summary>Whether bytes were dropped.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What is kept; a character that the cut went through is left out.</summary>
    public ReadOnlySpan<byte> Tail
    {
        get
        {
            var tail = bytes.AsSpan(Math.Max(0, length - limit), Math.Min(length, limit));
            var start = 0;
            while (IsCut && start < Math.Min(4, tail.Length) && (tail[start] & 0xC0) == 0x80)
                start++;
            return tail[start..];
        }
    }

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> more)
    {
        IsCut |= length + (long)more.Length > limit;
        if (more.Length > limit)
            more = more[^limit..];
        if (length + more.Length > 2L * limit) // moved to the front once in a while, not for every piece
        {
            bytes.AsSpan(length - limit, limit).CopyTo(bytes);
            length = limit;
        }

        if (length + more.Length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(length + more.Length, (int)Math.Min(2L * limit, bytes.Length * 2L)));
        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
    }
}
