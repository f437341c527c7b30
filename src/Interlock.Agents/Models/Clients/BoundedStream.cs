using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Clients;

/// <summary>An answer that may not be longer than a limit: a provider is not trusted to stop.</summary>
/// <param name="inner">The answer.</param>
/// <param name="most">Most bytes.</param>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private long left = most;

    /// <summary>Most bytes of one answer.</summary>
    public const long Answer = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => Count(await inner.ReadAsync(buffer, cancellationToken));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        left -= read;
        return left >= 0
            ? read
            : throw new FailureException(
                AgentFailures.ModelError with
                {
                    Message = $"The answer is longer than {Answer / 1024 / 1024} MB and was cut off.",
                }
            );
    }
}
