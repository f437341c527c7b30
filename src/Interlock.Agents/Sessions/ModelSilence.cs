namespace Interlock.Agents.Sessions;

/// <summary>
/// Notices that the model is silent for too long: most runtimes wait for ever for a stream that has stalled. While a
/// tool works nothing is expected of the model.
/// </summary>
internal sealed class ModelSilence : IDisposable
{
    private readonly CancellationTokenSource tooLong;
    private readonly TimeSpan limit;

    public ModelSilence(TimeSpan limit, TimeProvider time)
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
