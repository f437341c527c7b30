using System.Text;

namespace Interlock.Core.Processes;

/// <summary>A live child with open pipes, for line protocols.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private const int ErrorTailBytes = 64 * 1024;
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(2);
    private readonly ChildProcess child;
    private readonly TimeProvider time;
    private readonly OutputCapture error = new(0, ErrorTailBytes);
    private readonly CancellationTokenSource pipes = new();
    private readonly Task readingError;
    private int disposed;

    internal RunningProcess(ChildProcess child, TimeProvider time)
    {
        this.child = child;
        this.time = time;
        readingError = PipeCopy.ReadAsync(child.Error, error.Append, pipes.Token);
    }

    /// <summary>What the child reads.</summary>
    public Stream StandardInput => child.Input;

    /// <summary>What the child writes.</summary>
    public Stream StandardOutput => child.Output;

    /// <summary>The last 64 KB of the child's stderr so far, as text.</summary>
    public string ErrorTail => Encoding.UTF8.GetString(error.ToArray());

    /// <summary>The child, in terms that a later process cannot be mistaken for; null when it ended at once.</summary>
    public ProcessIdentity? Identity => child.Identity;

    /// <summary>Completes with the exit code when the child is gone.</summary>
    public Task<int> Exited => child.Exited;

    /// <summary>Closes stdin, waits shortly, then ends the child and every descendant.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await PipeCopy.WriteAsync(child.Input, ReadOnlyMemory<byte>.Empty, pipes.Token);
        if (await Task.WhenAny(child.Exited, Task.Delay(CloseGrace, time)) == child.Exited)
            await child.SettleAsync();
        else
            await child.EndAsync();
        await pipes.CancelAsync();
        await readingError;
        child.Dispose();
        pipes.Dispose();
    }
}
