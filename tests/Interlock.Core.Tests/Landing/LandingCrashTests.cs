using System.Text.Json;
using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>A landing that was cut off by kill -9 is finished or undone by the same plan; it is never doubled.</summary>
public sealed class LandingCrashTests
{
    private const string Simple =
        "printf 'one\\n' >a; printf 'two\\n' >b; mkdir d; printf 'three\\n' >d/c; printf 'm\\n' >m";
    private const string Edit = "printf 'ONE\\n' >a; rm b; rm -r d; printf file >d; printf n >n; chmod +x m";

    [Theory(Timeout = 30_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    [InlineData("branch")]
    public async Task A_landing_applied_twice_lands_once(string mode)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate(Edit), Target(mode));
        var first = Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));
        var state =
            yard.Repo.Snapshot()
            + yard.Files.Git("log", "--all", "--format=%H")
            + yard.Files.Git("status", "--porcelain");

        var second = Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(Reread(plan)));

        Assert.Equal(first.Files, second.Files);
        Assert.Equal((first.Tree, first.Commit, first.Branch), (second.Tree, second.Commit, second.Branch));
        Assert.Equal(
            state,
            yard.Repo.Snapshot()
                + yard.Files.Git("log", "--all", "--format=%H")
                + yard.Files.Git("status", "--porcelain")
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_that_the_user_built_upon_is_not_landed_again()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate(Edit), new LandingTarget.Commit());
        await yard.ApplyAsync(plan);
        var on = yard.Files.Write("later", "x").Commit();

        Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));
        Assert.Equal(on, yard.Files.Git("rev-parse", "HEAD").Trim());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    public async Task Half_of_the_files_written_by_hand_are_completed(string mode)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate(Edit), Target(mode));
        yard.Repo.Shell("printf 'ONE\\n' >a; rm b; chmod +x m");

        Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(plan));

        Assert.Equal(plan.Tree.Hex, yard.CheckoutTree());
        yard.AssertTidy();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("tree")]
    [InlineData("commit")]
    public async Task A_landing_cut_off_between_any_two_writes_is_finished(string mode)
    {
        for (var writes = 0; ; writes++)
        {
            using var yard = await Yard.MakeAsync(Simple);
            var plan = await yard.PlanAsync(yard.Candidate(Edit), Target(mode));
            yard.Repo.Shell("printf mine >mine; git add mine; printf loose >loose");
            var cut = await new CutLanding(yard).ApplyAsync(plan, writes);

            Assert.IsType<LandingResult.Landed>(await yard.ApplyAsync(Reread(plan)));

            Assert.Equal("minelooseONE", yard.Repo.Shell("cat mine loose a").Trim());
            yard.Repo.Shell("git rm -q --cached mine; rm mine loose");
            Assert.Equal(plan.Tree.Hex, yard.CheckoutTree());
            Assert.Equal(mode == "commit" ? plan.Tree.Hex : yard.Start.Tree.Hex, yard.Files.Git("write-tree").Trim());
            Assert.Equal(mode == "commit" ? "2" : "1", yard.Files.Git("rev-list", "--count", "HEAD").Trim());
            yard.AssertTidy();
            if (!cut)
            {
                Assert.True(writes > 8, $"only {writes} writes were walked");
                return;
            }
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("tree", "printf mine >a")]
    [InlineData("commit", "printf mine >a")]
    [InlineData("commit", "printf mine >n")]
    public async Task A_file_edited_after_the_crash_rolls_the_others_back(string mode, string edit)
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate(Edit), Target(mode));
        Assert.True(await new CutLanding(yard).ApplyAsync(plan, writes: mode == "tree" ? 6 : 9));
        yard.Repo.Shell(edit);

        var blocked = Assert.IsType<LandingResult.Blocked>(await yard.ApplyAsync(plan));

        Assert.Equal("overlapping_edits", blocked.Failure.Class);
        Assert.Equal(edit[^1..], Assert.Single(blocked.Files).Text);
        Assert.Equal("mine", yard.Files.Read(edit[^1..]));
        Assert.Equal("", yard.Files.Git("diff", "--cached", "--name-only"));
        Assert.Equal(edit.EndsWith('a') ? " M a\n" : "?? n\n", yard.Files.Git("status", "--porcelain"));
        yard.AssertTidy();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_tip_that_moved_after_the_crash_undoes_the_half_and_tells()
    {
        using var yard = await Yard.MakeAsync(Simple);
        var plan = await yard.PlanAsync(yard.Candidate(Edit));
        Assert.True(await new CutLanding(yard).ApplyAsync(plan, writes: 5));
        yard.Files.Git("commit", "-q", "--allow-empty", "-m", "later");

        Assert.IsType<LandingResult.Moved>(await yard.ApplyAsync(plan));

        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
        yard.AssertTidy();
    }

    private static LandingPlan Reread(LandingPlan plan) =>
        JsonSerializer.Deserialize<LandingPlan>(JsonSerializer.Serialize(plan))!;

    private static LandingTarget Target(string mode) =>
        mode switch
        {
            "tree" => new LandingTarget.Tree(),
            "commit" => new LandingTarget.Commit(),
            _ => new LandingTarget.Branch("new"),
        };
}
