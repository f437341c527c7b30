using Interlock.Loops.Ship.Repair;
using Interlock.Loops.Ship.Review;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Repair;

public sealed class StructuredSelectionTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("src/decision.js", null, "src/cli.js does not print.", "decision", "file")]
    [InlineData("src/decision.js:12", null, "wrong", "decision", "file")]
    [InlineData("`./src/decision.js`", null, "wrong", "decision", "file")]
    [InlineData("decision.js", null, "wrong", "decision", "file")]
    [InlineData("docs/new/page.md", null, "wrong", "docs", "file")]
    [InlineData("src/markdown.js, src/progress.js", null, "they disagree", "markdown progress", "file")]
    [InlineData("nobody.js", "createDecisionDigest", "wrong", "decision", "symbol_defined")]
    [InlineData(null, "TableWriter.pad()", "wrong", "markdown", "symbol_defined")]
    [InlineData(null, "compareEvents", "is not there", "decision", "symbol_in_prompt")]
    [InlineData(null, "unheardOf", "src/progress.js never ends", "progress", "defective_path")]
    [InlineData("nobody.js", null, "src/progress.js never ends", "progress", "defective_path")]
    [InlineData(
        "test.mjs",
        null,
        "node test.mjs exits 1: src/annotations.js does not infer",
        "annotations",
        "file_is_symptom"
    )]
    [InlineData("test.mjs", null, "node test.mjs exits 1", "tests", "file")]
    [InlineData("test.mjs", null, "does not cover the empty list", "tests", "file")]
    [InlineData(
        "nobody.js",
        "unheardOf",
        "wrong",
        "annotations decision markdown progress cli tests docs",
        "everything"
    )]
    public Task A_structured_blocker_decides_by_file_then_by_symbol(
        string? file,
        string? symbol,
        string problem,
        string tasks,
        string rule
    )
    {
        var choice = RepairSelection.Choose([new Blocker(file, 3, symbol, problem, null)], Crew.Tasks);
        Assert.Equal((tasks, rule), (string.Join(' ', choice.Tasks), choice.Targets[0].Rule));
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Evidence_decides_when_the_problem_names_nothing()
    {
        var blocker = new Blocker(null, null, null, "The output is empty.", "src/markdown.js:3 never writes a row");
        Assert.Equal(["markdown"], RepairSelection.Choose([blocker], Crew.Tasks).Tasks);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Several_blockers_repair_the_union_in_plan_order_and_each_says_why()
    {
        var choice = RepairSelection.Choose(
            [
                Blocker.Prose("src/progress.js never ends."),
                new Blocker("src/annotations.js", null, null, "wrong", null),
            ],
            Crew.Tasks
        );
        Assert.Equal(["annotations", "progress"], choice.Tasks);
        Assert.Equal(["progress", "annotations"], choice.Targets.Select(target => Assert.Single(target.Tasks)));
        Assert.Equal("defective_path: src/progress.js (defective) -> progress", choice.Targets[0].Explanation);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task No_blocker_repairs_every_task_and_no_task_repairs_none()
    {
        Assert.Equal(Crew.Tasks.Count, RepairSelection.Choose([], Crew.Tasks).Tasks.Count);
        Assert.Empty(RepairSelection.Choose([Blocker.Prose("src/a.js is wrong")], []).Tasks);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_change_outside_its_contract_is_found_by_who_made_it()
    {
        var stray = Crew.Task("stray", ["src/own.js"], "x", Crew.Added("src/foreign.js", "export const a = 1;"));
        Assert.Equal(
            ["stray"],
            RepairSelection.Choose([Blocker.Prose("src/foreign.js must go.")], [.. Crew.Tasks, stray]).Tasks
        );
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_text_of_a_megabyte_is_read_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("src/cli.js (called from `x` because ", 30_000));
        Assert.NotEmpty(RepairSelection.Choose([Blocker.Prose(text)], Crew.Tasks).Tasks);
        return Task.CompletedTask;
    }
}
