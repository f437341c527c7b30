namespace Interlock.Core.Processes;

/// <summary>A live child with open pipes, for line protocols.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    /// <summary>What the child reads.</summary>
    public Stream StandardInput => throw new NotImplementedException();

    /// <summary>What the child writes.</summary>
    public Stream StandardOutput => throw new NotImplementedException();

    /// <summary>The last 64 KB of the child's stderr so far, as text.</summary>
    public string ErrorTail => throw new NotImplementedException();

    /// <summary>Completes with the exit code when the child is gone.</summary>
    public Task<int> Exited => throw new NotImplementedException();

    /// <summary>Closes stdin, waits shortly, then ends the child and every descendant.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
