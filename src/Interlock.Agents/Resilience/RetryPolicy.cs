using Interlock.Core.Failures;

namespace Interlock.Agents.Resilience;

/// <summary>How often and how long one agent's provider is waited for within a turn.</summary>
public sealed record RetryPolicy
{
    /// <summary>What holds when nothing else is said.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>Tries of one agent, the first one included.</summary>
    public int MostAttempts { get; init; } = 4;

    /// <summary>All waiting for one agent together.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest first wait when the provider does not say how long; each next one is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The longest wait when the provider does not say how long.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait before the next try, or null when there is none.</summary>
    /// <param name="failure">Why the last one failed.</param>
    /// <param name="attempts">Tries so far.</param>
    /// <param name="waited">Waited so far.</param>
    /// <param name="random">
    /// Spreads the waits, so that agents that failed together do not come back together: "full jitter" of
    /// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
    /// </param>
    public TimeSpan? Wait(Failure failure, int attempts, TimeSpan waited, Random random)
    {
        if (attempts >= MostAttempts)
            return null;
        var most = FirstWait * Math.Pow(2, attempts - 1);
        // Told how long, nobody comes earlier.
        var wait = failure.RetryAfter is { } told
            ? told + (FirstWait / 4 * random.NextDouble())
            : (most < LongestWait ? most : LongestWait) * random.NextDouble();
        return waited + wait <= MostWait ? wait : null;
    }
}
