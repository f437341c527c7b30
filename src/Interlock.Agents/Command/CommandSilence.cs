namespace Interlock.Agents.Command;

/// <summary>Watches how long a command has said nothing: on stdout, on stderr, in its usage file.</summary>
/// <param name="limit">Longest silence, or null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandSilence(TimeSpan? limit, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource over = new(limit ?? Timeout.InfiniteTimeSpan, time);

    /// <summary>Fires when the command was silent for too long.</summary>
    public CancellationToken TooLong => over.Token;

    /// <summary>The command said something; from any thread.</summary>
    public void Heard()
    {
        if (limit is { } longest)
            over.CancelAfter(longest);
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose() => over.Dispose();
}
