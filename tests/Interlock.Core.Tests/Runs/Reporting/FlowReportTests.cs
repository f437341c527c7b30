using Interlock.Core.Runs;
using Interlock.Core.Runs.Reporting;
using Xunit;

namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>What the report says of a workflow.</summary>
public sealed class FlowReportTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_node_tells_who_answered_at_what_cost()
    {
        var data = await DataAsync([.. FlowEvents.Node("one")]);
        var node = Assert.Single(data.Nodes);
        Assert.Equal(
            ("agent", "one", "Find", "done", "claude:opus", "opus", "claude-opus-4"),
            (node.Kind, node.Label, node.Phase, node.State, node.Agent, node.ModelAsked, node.Model)
        );
        // Of all its turns, not of the last one.
        Assert.Equal(
            (10L, 2L, 0.5m, "exact", 2),
            (node.Tokens!.Input, node.Tokens.Output, node.Money, node.Quality, node.Attempts)
        );
        Assert.Equal(("do one", "done", "ses-1"), (node.Prompt!.ToString(), node.Text!.ToString(), node.Session!.Id));
        Assert.Equal($"sessions/{FlowEvents.Key("one")[..16]}-1", node.Session.Folder);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_follows_a_group_follows_the_group_and_its_branches_follow_nothing_else()
    {
        var data = await DataAsync([
            .. FlowEvents.Node("plan"),
            FlowEvents.Group(":parallel#1", "parallel", 2),
            FlowEvents.Ask("a", ":parallel#1", 0),
            FlowEvents.Ask("b", ":parallel#1", 1),
            FlowEvents.End("b"),
            FlowEvents.End("a"),
            FlowEvents.GroupEnd(":parallel#1"),
            .. FlowEvents.Node("sum"),
        ]);
        var group = Assert.Single(data.Groups);
        Assert.Equal(("parallel", 2, true), (group.Kind, group.Count, group.Ok));
        Assert.Equal([Id(data, "plan")], group.Deps);
        Assert.Equal([], Of(data, "a").Deps);
        Assert.Equal((group.Id, 1), (Of(data, "b").Group, Of(data, "b").Item));
        Assert.Equal([group.Id], Of(data, "sum").Deps);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_item_of_a_pipeline_follows_its_own_last_stage_only()
    {
        var data = await DataAsync([
            FlowEvents.Group(":pipeline#1", "pipeline", 2),
            FlowEvents.Ask("0.0", ":pipeline#1", 0),
            FlowEvents.Ask("1.0", ":pipeline#1", 1),
            FlowEvents.End("0.0"),
            FlowEvents.End("1.0"),
            FlowEvents.Ask("0.1", ":pipeline#1", 0),
            FlowEvents.Ask("1.1", ":pipeline#1", 1),
        ]);
        Assert.Equal([Id(data, "0.0")], Of(data, "0.1").Deps);
        Assert.Equal([Id(data, "1.0")], Of(data, "1.1").Deps);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_step_without_labels_is_found_in_the_branch_of_its_place()
    {
        var data = await DataAsync([
            FlowEvents.Group(":parallel#1", "parallel", 4),
            ("step.started", """{"key":"x","scope":"parallel/3","kind":"step","labels":{"label":"count"}}"""),
            ("step.completed", """{"key":"x","result":{"n":1}}"""),
        ]);
        var step = Of(data, "count");
        Assert.Equal((data.Groups[0].Id, 3, "step", "done"), (step.Group, step.Item, step.Kind, step.State));
        Assert.Equal("""{"n":1}""", step.Object!.ToString());
    }

    [Fact(Timeout = 30_000)]
    public async Task Very_many_at_once_are_waited_for_by_one_join()
    {
        var many = Enumerable.Range(0, 50).Select(i => $"m{i}").ToList();
        var data = await DataAsync([
            .. many.Select(name => FlowEvents.Ask(name)),
            .. many.Select(name => FlowEvents.End(name)),
            .. FlowEvents.Node("after"),
        ]);
        var join = Assert.Single(data.Groups);
        Assert.Equal(("join", 50), (join.Kind, join.Deps.Count));
        Assert.Equal([join.Id], Of(data, "after").Deps);
    }

    [Fact(Timeout = 30_000)]
    public async Task Whoever_was_at_work_when_the_engine_died_is_interrupted()
    {
        var data = await DataAsync([FlowEvents.Ask("a"), FlowEvents.Begin("a"), FlowEvents.Ask("b")], ended: false);
        Assert.Equal(["interrupted", "interrupted"], data.Nodes.Select(node => node.State));
        Assert.Equal(RunState.Interrupted, data.Run.State);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_ship_of_a_script_is_a_group_with_the_nodes_of_its_own_run()
    {
        var key = FlowEvents.Key("ship");
        var run = await home.RunAsync(
            FlowEvents.Started,
            (
                "step.started",
                $$$"""{"key":"{{{key}}}","scope":"","kind":"ship","labels":{"label":"the flag","agent":"codex"}}"""
            ),
            ("step.completed", $$$"""{"key":"{{{key}}}","result":{"value":{"ok":true} } }"""),
            FlowEvents.Ask("after")
        );
        var part = run.Child($"ship-{key[..16]}-{key[65..]}");
        await home.AppendAsync(part, ShipEvents.Whole);
        var prompt = Path.Combine(part.Sessions, "ship.round-1.implement.cli");
        Directory.CreateDirectory(prompt);
        await File.WriteAllTextAsync(Path.Combine(prompt, "prompt.md"), "do it");
        var data = ReportData.Read(run, null);
        var ship = data.Groups[0];
        Assert.Equal(("ship", "the flag", true), (ship.Kind, ship.Label, ship.Ok));
        Assert.Equal([ship.Id], Of(data, "after").Deps);
        Assert.All(data.Groups.Skip(1), group => Assert.Equal(ship.Id, group.Parent));
        Assert.Equal(1 + 12, data.Nodes.Count);
        var work = data.Nodes.First(node => node.Kind == "implement");
        Assert.Equal(
            ("do it", $"children/{part.Id}/sessions/ship.round-1.implement.cli"),
            (work.Prompt!.ToString(), work.Session!.Folder)
        );
    }

    private async Task<ReportData> DataAsync((string, string)[] events, bool ended = true) =>
        ReportData.Read(
            await home.RunAsync([
                FlowEvents.Started,
                .. events,
                .. ended ? [FlowEvents.Completed] : Array.Empty<(string, string)>(),
            ]),
            null
        );

    private static ReportNode Of(ReportData data, string label) => data.Nodes.Single(node => node.Label == label);

    private static string Id(ReportData data, string label) => Of(data, label).Id;
}
