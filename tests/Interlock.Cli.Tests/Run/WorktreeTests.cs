using System.Text.Json;

namespace Interlock.Cli.Tests.Run;

public sealed class WorktreeTests
{
    // Writes "two" into the file that the prompt names first.
    private const string Writer = """
        name = prompt.split()[0]
        if name.endswith(".txt"): open(name, "w").write(prompt.split()[1] + "\n")
        if "Review" in prompt: print('{"decision":"approve","summary":"good","blockers":[],"risks":[],"owner_questions":[],"verification":["looked"]}')
        else: print("done")
        """;

    [Fact(Timeout = 60_000)]
    public async Task What_an_agent_changes_in_its_worktree_comes_back_and_lands_nowhere()
    {
        using var flow = new Flow(
            "const r = await agent('a.txt two', { isolation: 'worktree' }); return [r.text, r.worktree.changed, r.worktree.files, r.worktree.diff.includes('+two')];",
            Writer
        );
        Assert.Equal("""["done\n",true,["a.txt"],true]""", Compact(await flow.ValueAsync()));
        Assert.Equal("one\n", flow.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Changes_are_reviewed_together_and_applied_all_or_none()
    {
        const string Script = """
            const both = await parallel(['a', 'b'].map(f => () => agent(f + '.txt two', { isolation: 'worktree' })));
            const gate = await reviewWorktreeDiffs(both);
            const clash = await agent('a.txt three', { isolation: 'worktree' });
            const refused = await applyWorktreeDiffs([...both, clash]);
            const applied = await applyWorktreeDiffs(both);
            const seen = await agent('look');
            return { gate: [gate.decision, gate.applyReady, gate.reviews.length], refused: [refused.ok, refused.applied, refused.results.map(r => r.error.category)], applied: [applied.ok, applied.applied] };
            """;
        using var flow = new Flow(Script, Writer);
        Assert.Equal(
            """{"gate":["approve",true,2],"refused":[false,0,["batch_preflight_failed","batch_preflight_failed","patch_conflict"]],"applied":[true,2]}""",
            Compact(await flow.ValueAsync())
        );
        Assert.Equal("two\n", flow.Repository.Read("a.txt"));
        Assert.Equal("two\n", flow.Repository.Read("b.txt"));
        var (exit, report) = await flow.ResumeAsync();
        Assert.Equal(0, exit);
        Assert.Equal(2, report.GetProperty("landed").GetProperty("files").GetArrayLength());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_patch_that_a_script_made_up_is_not_applied()
    {
        using var flow = new Flow(
            "const r = await applyWorktreeDiff({ worktree: { changed: true, files: ['a.txt'], diff: 'x', base: 'a', tree: 'b' } }); return [r.ok, r.error.category];",
            Writer
        );
        Assert.Equal("""[false,"invalid_worktree_diff"]""", Compact(await flow.ValueAsync()));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_users_uncommitted_work_is_not_overwritten()
    {
        using var flow = new Flow(
            "const r = await agent('a.txt two', { isolation: 'worktree' }); const done = await applyWorktreeDiff(r); return [done.ok, done.error.category];",
            Writer
        );
        flow.Repository.Write("a.txt", "mine\n");
        Assert.Equal("""[false,"patch_apply_failed"]""", Compact(await flow.ValueAsync()));
        Assert.Equal("mine\n", flow.Repository.Read("a.txt"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("grep -q two a.txt", """[true,"proved",true]""", "two\n")]
    [InlineData("grep -q one a.txt", """[false,"proved",false]""", "one\n")]
    public async Task With_checks_only_a_proved_tree_is_applied(string check, string expected, string content)
    {
        using var flow = new Flow(
            """
            const before = await gate();
            const r = await agent('a.txt two', { isolation: 'worktree' });
            const done = await applyWorktreeDiff(r);
            return [done.ok, args, (await gate()).ok === done.applied || !done.ok ? done.applied : 'gate disagrees'];
            """,
            Writer
        );
        Assert.Equal(expected, Compact(await flow.ValueAsync("--check", $"has={check}", "--input", "proved")));
        Assert.Equal(content, flow.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_snapshot_tells_what_changed_in_the_checkout()
    {
        const string Script = """
            const before = await captureMainWorktreeSnapshot();
            const r = await agent('a.txt two', { isolation: 'worktree' });
            await applyWorktreeDiff(r);
            const after = await assertMainWorktreeUnchanged(before);
            return [before.files, after.ok, after.added];
            """;
        using var flow = new Flow(Script, Writer);
        Assert.Equal("""[[],false,["a.txt"]]""", Compact(await flow.ValueAsync()));
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}
