using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Plan;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Ownership;

public sealed class ScopeCheckTests
{
    private static readonly PlannedTask Mine = new(
        "mine",
        "mine",
        ["src/a.js", "docs/"],
        "p",
        null,
        null,
        Permission.Limited
    );
    private static readonly PlannedTask Other = Mine with { Id = "other", Files = ["src/b.js"] };
    private static readonly TaskPlan Plan = new([Mine, Other], []);

    [Fact(Timeout = 30_000)]
    public Task A_change_inside_the_contract_is_no_violation()
    {
        Assert.Empty(ScopeCheck.Violations(Mine, Changed([Entry("src/a.js"), Entry("docs/x/y.md")]), Plan));
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_sibling_s_file_and_a_file_of_nobody_are_violations_with_their_owner()
    {
        var found = ScopeCheck.Violations(
            Mine,
            Changed([Entry("z.js", ChangeKind.Added), Entry("src/b.js", ChangeKind.Deleted)]),
            Plan
        );
        Assert.Equal(
            [("src/b.js", "other"), ("z.js", null)],
            found.Select(violation => (violation.Path.Text, violation.Owner))
        );
        Assert.Contains(
            "deleted 'src/b.js', which belongs to task 'other'",
            found[0].Blocker.Problem,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "added 'z.js', which no task of the plan owns",
            found[1].Blocker.Problem,
            StringComparison.Ordinal
        );
        Assert.Equal("src/b.js", found[0].Blocker.File);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_refused_entry_is_a_violation_even_inside_the_contract()
    {
        var refused = new RefusedEntry(new RepoPath("docs/link"), "symlink_escape", "It leads outside.");
        var violation = Assert.Single(ScopeCheck.Violations(Mine, Changed([]) with { Refused = [refused] }, Plan));
        Assert.Contains("symlink_escape", violation.Blocker.Problem, StringComparison.Ordinal);
        Assert.Null(violation.Owner);
        return Task.CompletedTask;
    }

    private static Change Changed(IReadOnlyList<ChangeEntry> entries) => new(Id('1'), Id('2'), entries, [], []);

    private static ChangeEntry Entry(string path, ChangeKind kind = ChangeKind.Modified) =>
        new(RepoPath.FromPlain(path), kind, "100644", "100644", Id('3'), Id('4'));

    private static ObjectId Id(char digit) => new(new string(digit, 40));
}
