using System.Collections.Concurrent;
using System.Globalization;
using Interlock.Core.Failures;
using Interlock.Core.Journal;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>Nodes that wait for their provider, each until its time; meanwhile the run is <c>waiting</c>.</summary>
internal sealed class Parking(WorkflowEvents events, TimeProvider time)
{
    private const int MostTimes = 12; // some 8 hours
    private const int MostToldTimes = 1000; // somebody who always says 'later' ends some time
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly string[] Later = ["rate_limited", "usage_limit", "overloaded", "agent_try_later"];
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, Failure Why)> parked = new(
        StringComparer.Ordinal
    );

    /// <summary>How long a failure asks to wait, or null when waiting does not mend it.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="times">How often the node waited before.</param>
    public static TimeSpan? Until(Failure failure, int times)
    {
        if (!Later.Contains(failure.Class, StringComparer.Ordinal))
            return null;
        if (failure.RetryAfter is { } told)
            return times < MostToldTimes ? told : null;
        if (failure.Class == "usage_limit" || times >= MostTimes)
            return null; // nobody says when: the user has to look
        var wait = First * Math.Pow(2, times);
        return wait < Longest ? wait : Longest;
    }

    /// <summary>The end of a run that may not wait.</summary>
    public static Failure NoWait(Failure failure) =>
        failure with
        {
            Message = $"{failure.Message} The run may not wait for that (--no-wait).",
            Remedy = string.Create(
                CultureInfo.InvariantCulture,
                $"Resume the run{(failure.RetryAfter is { } after ? $" in {Math.Ceiling(after.TotalMinutes)} min" : " later")}: interlock runs resume RUN."
            ),
        };

    /// <summary>Begins to wait.</summary>
    public void Enter(StepKey key, TimeSpan wait, Failure why) => parked[key.Text] = (time.GetUtcNow() + wait, why);

    /// <summary>Waits to the end.</summary>
    public async Task WaitAsync(StepKey key, CancellationToken cancellation)
    {
        var (until, why) = parked[key.Text];
        await events.WaitingAsync(key, until, why);
        var left = until - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellation);
        parked.TryRemove(key.Text, out _);
        await events.WaitedAsync(key);
    }
}
