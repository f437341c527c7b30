using Interlock.Core.Landing;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>The user saves a file while a landing is writing: whichever moment it is, his bytes are never lost.</summary>
public sealed class LandingRaceTests
{
    private const string Simple = "printf 'one\\n' >a; printf 'two\\n' >b; mkdir d; printf 'three\\n' >d/c";
    private const string Edit = "printf 'ONE\\n' >a; rm b; rm -r d; printf file >d; printf n >n";

    [Theory(Timeout = 180_000)]
    [InlineData("tree", "a")]
    [InlineData("tree", "b")]
    [InlineData("tree", "n")]
    [InlineData("commit", "a")]
    public async Task A_file_saved_in_any_moment_of_a_landing_is_never_lost(string mode, string file)
    {
        var rolledBack = 0;
        for (var moment = 0; ; moment++)
        {
            using var yard = await Yard.MakeAsync(Simple);
            LandingTarget target = mode == "tree" ? new LandingTarget.Tree() : new LandingTarget.Commit();
            var plan = await yard.PlanAsync(yard.Candidate(Edit), target);
            var (result, saved) = await ApplyWhileSavingAsync(yard, plan, moment, file);
            if (!saved)
            {
                Assert.True(rolledBack > 0, "no moment of the walk met a write");
                return;
            }

            Assert.Equal("mine", yard.Files.Read(file));
            if (result is LandingResult.Landed)
            {
                Assert.Equal("n", file == "n" ? "n" : yard.Files.Read("n"));
            }
            else
            {
                rolledBack++;
                Assert.True(result is LandingResult.RolledBack or LandingResult.Blocked, result.ToString());
                Assert.Equal(yard.Start.Commit.Hex, yard.Files.Git("rev-parse", "HEAD").Trim());
                var status = file == "n" ? "?? n\n" : $" M {file}\n";
                Assert.Equal(status, yard.Files.Git("status", "--porcelain"));
            }
            yard.AssertTidy();
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_folder_swapped_for_a_link_in_any_moment_leads_no_write_out_of_the_checkout()
    {
        var taken = 0;
        for (var moment = 0; ; moment++)
        {
            using var yard = await Yard.MakeAsync("mkdir d; printf old >d/c; printf gone >d/g; printf a >a");
            var plan = await yard.PlanAsync(yard.Candidate("printf new >d/c; printf n >d/n; rm d/g; printf b >a"));
            var outside = Path.Combine(yard.Files.Home, "outside");
            Directory.CreateDirectory(outside);
            await File.WriteAllTextAsync(Path.Combine(outside, "g"), "precious", yard.Stop);
            var seen = 0;
            WritePoint.Watcher = () =>
            {
                if (seen++ == moment)
                    yard.Repo.Shell($"mv d ../moved-d; ln -s '{outside}' d");
            };
            var result = await yard.ApplyAsync(plan);
            WritePoint.Watcher = null;
            if (seen <= moment)
                break;

            Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(outside, "g"), yard.Stop));
            Assert.Single(Directory.EnumerateFileSystemEntries(outside));
            taken += result is LandingResult.Landed ? 0 : 1;
        }
        Assert.True(taken > 5, $"only {taken} moments met a write");
    }

    private static async Task<(LandingResult Result, bool Saved)> ApplyWhileSavingAsync(
        Yard yard,
        LandingPlan plan,
        int moment,
        string file
    )
    {
        var seen = 0;
        WritePoint.Watcher = () =>
        {
            if (seen++ == moment)
                File.WriteAllText(Path.Combine(yard.User.Root, file), "mine");
        };
        try
        {
            return (await yard.ApplyAsync(plan), seen > moment);
        }
        finally
        {
            WritePoint.Watcher = null;
        }
    }
}
