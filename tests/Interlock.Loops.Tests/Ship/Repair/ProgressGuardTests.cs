using Interlock.Loops.Ship.Repair;
using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Repair;

public sealed class ProgressGuardTests
{
    private static readonly Blocker Wrong = new("a.js", 3, "f", "It is wrong.", "seen at 10:00");

    [Theory(Timeout = 30_000)]
    [InlineData(1, null, 2)]
    [InlineData(2, null, 2)]
    [InlineData(3, null, 3)]
    [InlineData(4, null, 4)]
    [InlineData(40, null, 4)]
    [InlineData(1, 7, 7)]
    [InlineData(5, 0, 1)]
    public Task Rounds_follow_the_number_of_tasks_unless_chosen(int tasks, int? option, int rounds)
    {
        Assert.Equal(rounds, RoundPolicy.MaxRounds(tasks, option));
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task The_same_patch_twice_is_a_stall_even_with_another_in_between()
    {
        var (one, none) = ProgressGuard.Start.Observe(Patch("a", "1"), []);
        var (two, _) = one.Observe(Patch("a", "2"), []);
        var (_, stalls) = two.Observe(Patch("a", "1"), []);
        Assert.Empty(none);
        Assert.Equal([new Stall.SamePatch("a")], stalls);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Two_tasks_may_have_the_same_patch()
    {
        var (one, _) = ProgressGuard.Start.Observe(Patch("a", "1"), []);
        Assert.Empty(one.Observe(Patch("b", "1"), []).Stalls);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task The_same_blocker_after_a_repair_is_a_stall_whatever_its_line_and_case()
    {
        var (one, _) = ProgressGuard.Start.Observe(Patch("a", "1"), [Wrong]);
        var again = Wrong with { Line = 9, Problem = "it  is WRONG", Evidence = "seen at 10:05" };
        Assert.Equal([new Stall.NoProgress(again)], one.Observe(Patch("a", "2"), [again]).Stalls);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Another_file_symbol_or_problem_is_progress()
    {
        var (one, _) = ProgressGuard.Start.Observe(Patch("a", "1"), [Wrong]);
        Blocker[] others =
        [
            Wrong with
            {
                File = "b.js",
            },
            Wrong with
            {
                Symbol = "g",
            },
            Wrong with
            {
                Problem = "It is late.",
            },
        ];
        Assert.Empty(one.Observe(Patch("a", "2"), others).Stalls);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_guard_is_not_changed_by_what_it_observes()
    {
        ProgressGuard.Start.Observe(Patch("a", "1"), [Wrong]);
        Assert.Empty(ProgressGuard.Start.Observe(Patch("a", "1"), [Wrong]).Stalls);
        return Task.CompletedTask;
    }

    private static Dictionary<string, string> Patch(string task, string digest) =>
        new(StringComparer.Ordinal) { [task] = digest };
}
