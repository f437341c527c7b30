using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>Cuts a landing off before one of its writes; nothing after it happens, not even cleaning up, as with kill -9.</summary>
internal sealed class CutLanding(Yard yard)
{
    /// <summary>Applies a plan up to a number of writes.</summary>
    /// <returns>Whether it was cut off; false = it was done before.</returns>
    public async Task<bool> ApplyAsync(LandingPlan plan, int writes)
    {
        var seen = 0;
        WritePoint.Watcher = () =>
        {
            if (seen++ >= writes)
                throw new Cut();
        };
        try
        {
            Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));
            return false;
        }
        catch (Cut)
        {
            return true;
        }
        finally
        {
            WritePoint.Watcher = null;
        }
    }

#pragma warning disable RCS1194, CA1064 // private to this test
    private sealed class Cut : Exception;
#pragma warning restore RCS1194, CA1064
}
