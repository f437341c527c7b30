using Interlock.Core.State;
using Microsoft.Win32.SafeHandles;

namespace Interlock.Core.Workspaces;

/// <summary>
/// One at a time among all tasks and processes, for the short moments in which a slot changes hands. The operating
/// system lets go of it when a process dies.
/// </summary>
/// <param name="path">The lock file.</param>
/// <param name="time">The clock.</param>
internal sealed class PoolLock(string path, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim mine = new(1);

    /// <summary>Runs an action while holding the lock.</summary>
    /// <exception cref="IOException">The lock could not be had for a minute.</exception>
    internal async Task<T> RunAsync<T>(Func<T> action, CancellationToken cancellation)
    {
        await mine.WaitAsync(cancellation);
        try
        {
            var file = await TakeAsync(cancellation);
            try
            {
                return action();
            }
            finally
            {
                LockFile.Release(file);
            }
        }
        finally
        {
            mine.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => mine.Dispose();

    private async Task<SafeFileHandle> TakeAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (LockFile.TryTake(path) is { } file)
                return file;
            if (time.GetElapsedTime(started) >= Patience)
                throw new IOException(
                    $"The lock of the workspaces, '{path}', is held by another process for more than a minute."
                );
            // The system has no way to wait that can be cancelled.
            await Task.Delay(Pause, time, cancellation);
        }
    }
}
