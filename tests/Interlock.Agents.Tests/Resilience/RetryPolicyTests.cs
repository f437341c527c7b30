using Interlock.Agents.Resilience;
using Interlock.Core.Failures;
using Xunit;

namespace Interlock.Agents.Tests.Resilience;

public sealed class RetryPolicyTests
{
    private static readonly Failure Busy = new("overloaded", "", FailureOwner.Provider, true, "");

    private static TimeSpan? Wait(Failure failure, int attempts, double waited = 0, int seed = 1) =>
        RetryPolicy.Default.Wait(failure, attempts, TimeSpan.FromSeconds(waited), new Random(seed));

    [Fact]
    public void Waits_are_spread_and_their_span_doubles()
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var waits = Enumerable
                .Range(1, 500)
                .Select(seed => Wait(Busy, attempt, seed: seed)!.Value.TotalSeconds)
                .ToList();
            var span = 4 * Math.Pow(2, attempt - 1);
            Assert.InRange(waits.Max(), span * 0.9, span);
            Assert.InRange(waits.Min(), 0, span * 0.1);
        }
    }

    [Fact]
    public void Nobody_comes_earlier_than_he_was_told()
    {
        var told = Busy with { RetryAfter = TimeSpan.FromSeconds(90) };
        Assert.All(
            Enumerable.Range(1, 200),
            seed => Assert.InRange(Wait(told, 1, seed: seed)!.Value.TotalSeconds, 90, 91)
        );
    }

    [Fact]
    public void Tries_and_waiting_have_an_end()
    {
        Assert.Null(Wait(Busy, 4));
        Assert.Null(Wait(Busy with { RetryAfter = TimeSpan.FromMinutes(9) }, 1, waited: 120));
        Assert.Null(Wait(Busy with { RetryAfter = TimeSpan.FromMinutes(11) }, 1));
    }
}
