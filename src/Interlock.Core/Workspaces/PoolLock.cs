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
            using var file = await OpenAsync(cancellation);
            return action();
        }
        finally
        {
            mine.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => mine.Dispose();

    private async Task<FileStream> OpenAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                // Another process holds it; the system has no way to wait that can be cancelled.
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }
}
