using System.Text;
using Interlock.Core.Processes;

namespace Interlock.Cli.Output;

/// <summary>
/// Stdout or stderr. Writing never fails: whoever works goes on and records its result, and that it could not be shown is
/// kept for the exit code. After the first failure nothing more is written.
/// </summary>
/// <param name="descriptor">1 or 2.</param>
/// <param name="lost">Fired when nothing arrives any more.</param>
internal sealed class StandardStream(int descriptor, CancellationTokenSource lost) : Stream
{
    private readonly Lock gate = new();
    private bool isOver;

    /// <summary>Why it cannot be written; null when it can, or when its reader has only read enough.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether anything was written.</summary>
    public bool IsUsed { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Text on top of it, written at once; safe for many threads.</summary>
    public TextWriter ToWriter() =>
        TextWriter.Synchronized(new StreamWriter(this, new UTF8Encoding(false)) { AutoFlush = true });

    /// <summary>Writes a text if nothing was written yet, and from then on nothing more.</summary>
    public void WriteLast(string text)
    {
        lock (gate)
        {
            if (!IsUsed)
                Put(Encoding.UTF8.GetBytes(text));
            isOver = true;
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
            Put(buffer);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (isOver || bytes.IsEmpty)
            return;
        IsUsed = true;
        if (StandardDescriptors.Write(descriptor, bytes) is not { } failure)
            return;
        isOver = true;
        Trouble = failure.Length > 0 ? failure : null;
        lost.Cancel();
    }
}
