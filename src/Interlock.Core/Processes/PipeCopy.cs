using System.Buffers;

namespace Interlock.Core.Processes;

/// <summary>Moves bytes over the pipes of a child; a broken pipe is an end, not an error.</summary>
internal static class PipeCopy
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads to the end of a pipe, or until the reading is given up because a daemon holds the pipe.</summary>
    public static async Task ReadAsync(Stream source, BytesSink sink, CancellationToken giveUp)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer, giveUp)) > 0)
                sink(buffer.AsSpan(0, count));
        }
        catch (Exception end) when (IsEnd(end))
        {
            return;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes everything and closes the pipe; a child that does not read to the end is no error.</summary>
    public static async Task WriteAsync(Stream target, ReadOnlyMemory<byte> bytes, CancellationToken giveUp)
    {
        try
        {
            await using (target)
            {
                await target.WriteAsync(bytes, giveUp);
                await target.FlushAsync(giveUp);
            }
        }
        catch (Exception end) when (IsEnd(end))
        {
            return;
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is IOException or OperationCanceledException or ObjectDisposedException;
}

/// <summary>Takes bytes that are only valid during the call.</summary>
internal delegate void BytesSink(ReadOnlySpan<byte> bytes);
