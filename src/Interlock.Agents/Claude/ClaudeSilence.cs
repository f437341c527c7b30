namespace Interlock.Agents.Claude;

/// <summary>
/// Notices that the model is silent for too long: Claude Code waits for ever for a stream that has stalled. While a
/// tool works nothing is expected of the model.
/// </summary>
internal sealed class ClaudeSilence : IDisposable
{
    private readonly CancellationTokenSource tooLong;
    private readonly TimeSpan limit;

    public ClaudeSilence(TimeSpan limit, TimeProvider time)
    {
        this.limit = limit;
        tooLong = new CancellationTokenSource(limit, time);
    }

    /// <summary>Cancelled when the silence has lasted too long.</summary>
    public CancellationToken Token => tooLong.Token;

    /// <summary>Something was heard.</summary>
    /// <param name="more">How much longer than usual the next silence may last.</param>
    /// <param name="tool">Whether a tool is at work.</param>
    public void Heard(TimeSpan more, bool tool) => tooLong.CancelAfter(tool ? Timeout.InfiniteTimeSpan : limit + more);

    public void Dispose() => tooLong.Dispose();
}
