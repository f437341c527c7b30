using Interlock.Core.Failures;
using Interlock.Core.Landing;
using Interlock.Core.State;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.State;

public sealed class LockFileTests
{
    [Fact]
    public void Two_that_only_ask_do_not_take_each_other_for_the_holder()
    {
        using var folder = new TempFolder();
        LockFile.Release(LockFile.TryTake(folder["lock"])!);
        using var asking = PosixFile.OpenUnlocked(folder["lock"]);
        Assert.True(PosixFile.TryLock(asking, exclusive: false));

        Assert.False(LockFile.IsHeld(folder["lock"]));
    }

    [Fact]
    public void A_lock_is_held_until_it_is_released()
    {
        using var folder = new TempFolder();
        var held = LockFile.TryTake(folder["lock"])!;
        Assert.True(LockFile.IsHeld(folder["lock"]));
        Assert.Null(LockFile.TryTake(folder["lock"]));
        LockFile.Release(held);
        Assert.False(LockFile.IsHeld(folder["lock"]));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_landing_lock_that_cannot_be_made_is_a_failure_and_no_endless_wait()
    {
        using var folder = new TempFolder();
        File.CreateSymbolicLink(folder["landing.lock"], "landing.lock"); // round in a circle

        var failed = await Assert.ThrowsAsync<FailureException>(() =>
            LandingLock.TakeAsync(folder.Path, TimeProvider.System, TestContext.Current.CancellationToken)
        );

        Assert.Equal("landing_lock_failed", failed.Failure.Class);
    }
}
