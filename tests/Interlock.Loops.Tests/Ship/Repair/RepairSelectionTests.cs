using Interlock.Loops.Ship.Repair;
using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Repair;

public sealed class RepairSelectionTests
{
    public static TheoryData<SelectionCase> Known => [.. KnownStories.Rows];

    public static TheoryData<SelectionCase> Odd => [.. OddStories.Rows];

    public static TheoryData<SelectionCase> Prose => [.. ReviewerProse.Rows];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Prose))]
    public Task A_reviewer_s_words_repair_their_cause(SelectionCase row) => Judge(row);

    public static TheoryData<SelectionCase> Outputs => [.. CheckOutputs.Rows];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Outputs))]
    public Task A_red_check_repairs_what_its_output_points_at(SelectionCase row) => Judge(row);

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Known))]
    public Task A_story_of_a_real_run_repairs_its_cause(SelectionCase row) => Judge(row);

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Odd))]
    public Task An_odd_text_repairs_its_cause(SelectionCase row) => Judge(row);

    private static Task Judge(SelectionCase row)
    {
        var choice = RepairSelection.Choose([Blocker.Prose(row.Text)], Crew.Tasks);
        var target = Assert.Single(choice.Targets);
        Assert.True(
            row.Tasks == string.Join(' ', choice.Tasks) && (row.Rule is null || row.Rule == target.Rule),
            $"wanted {row.Tasks} by {row.Rule}, got {string.Join(' ', choice.Tasks)}; {target.Explanation}"
        );
        Assert.StartsWith(target.Rule, target.Explanation, StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
