using System.Buffers;
using System.IO.Pipelines;

namespace Interlock.Agents.Protocols;

/// <summary>Reads lines (ending in LF) of bounded length from a pipe.</summary>
/// <param name="source">What to read.</param>
/// <param name="maxBytes">Longest line, without its end.</param>
internal sealed class LineReader(Stream source, int maxBytes)
{
    private readonly PipeReader pipe = PipeReader.Create(
        source,
        new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true)
    );
    private long examined;
    private bool skipping;

    /// <summary>The next line, or null at the end; a last line without LF counts.</summary>
    /// <returns>The line and the bytes dropped: a line that is too long comes as its beginning and what is missing.</returns>
    public async ValueTask<Line?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (buffer.Slice(Math.Min(examined, buffer.Length)).PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                var wasSkipping = skipping;
                var result = wasSkipping ? null : Take(line);
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                examined = 0;
                skipping = false;
                if (result is not null)
                    return result;
                continue;
            }

            if (read.IsCompleted)
            {
                var last = skipping || buffer.IsEmpty ? null : Take(buffer);
                pipe.AdvanceTo(buffer.End);
                return last;
            }

            if (skipping || buffer.Length > maxBytes)
            {
                var first = skipping ? null : Take(buffer);
                pipe.AdvanceTo(buffer.End);
                examined = 0;
                skipping = true;
                if (first is not null)
                    return first;
                continue;
            }

            examined = buffer.Length;
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private Line Take(ReadOnlySequence<byte> bytes) =>
        bytes.Length <= maxBytes
            ? new Line(bytes.ToArray(), TooLong: false)
            : new Line(bytes.Slice(0, Math.Min(bytes.Length, 1024)).ToArray(), TooLong: true);

    /// <summary>A line, or the beginning of one that is too long.</summary>
    internal sealed record Line(byte[] Bytes, bool TooLong);
}
