using Interlock.Core.Landing;
using Interlock.Core.Tests.Git;
using Interlock.Core.Tests.Journal;
using Xunit;

namespace Interlock.Core.Tests.Landing;

public sealed class FullDiskTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    [InlineData("branch")]
    public async Task A_full_disk_leaves_everything_as_it_was_and_the_landing_can_be_repeated(string mode)
    {
        using var repo = new Repo();
        repo.Shell("rm -rf .git");
        using var disk = SmallDisk.TryMount(repo.Files.Root, kilobytes: 1500);
        if (disk is null && Environment.GetEnvironmentVariable("CI") is null)
            Assert.Skip("A small tmpfs cannot be mounted here (needs root).");
        Assert.True(disk is not null, "CI must be able to mount a tmpfs for the full-disk test.");
        repo.Shell(
            "git init -q -b main; git config user.name T; git config user.email t@example.test; printf a >a; printf b >b"
        );
        repo.Files.Commit();
        var yard = await Yard.OpenAsync(repo);
        // Noise: it must not fit, however well it is packed.
        var tree = yard.Candidate(
            "head -c 900000 /dev/urandom >big; head -c 900000 /dev/urandom >big2; printf A >a; rm b"
        );
        LandingTarget target = mode switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            _ => new LandingTarget.Branch("new"),
        };
        var plan = await yard.PlanAsync(tree, target);
        var before = repo.Snapshot();

        Assert.NotEmpty(Assert.IsType<LandingResult.RolledBack>(await yard.ApplyAsync(plan)).Failure.Remedy);

        Assert.Equal(before, repo.Snapshot());
        Assert.Equal("", repo.Files.Git("status", "--porcelain"));
        Assert.Equal("* main\n", repo.Files.Git("branch"));
        yard.AssertTidy();
        repo.Shell("mount -o remount,size=64m .");
        Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));
    }
}
