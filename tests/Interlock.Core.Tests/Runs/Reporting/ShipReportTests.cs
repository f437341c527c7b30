using Interlock.Core.Runs.Reporting;
using Xunit;

namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>What the report says of a ship run.</summary>
public sealed class ShipReportTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task The_story_goes_from_the_plan_over_a_reject_and_its_repair_to_the_landing()
    {
        var data = ReportData.Read(await home.RunAsync(ShipEvents.Whole), null);
        Assert.Equal(
            [
                ("tasks", "2 tasks", "done"),
                ("implement", "cli", "done"),
                ("implement", "docs", "done"),
                ("combine", "combine", "done"),
                ("check", "test", "rejected"),
                ("review", "correctness", "rejected"),
                ("decision", "reject", "rejected"),
                ("repair", "cli", "done"),
                ("combine", "combine", "done"),
                ("review", "correctness", "done"),
                ("decision", "approve", "done"),
                ("landing", "landed", "done"),
            ],
            data.Nodes.Select(node => (node.Kind, node.Label, node.State))
        );
        var id = data.Nodes.Select(node => node.Id).ToList();
        Assert.Equal([id[0]], data.Nodes[1].Deps);
        Assert.Equal([id[1], id[2]], data.Nodes[3].Deps.Order(StringComparer.Ordinal));
        Assert.Equal([id[4]], data.Nodes[5].Deps); // the review saw the check
        Assert.Equal([id[5]], data.Nodes[6].Deps);
        Assert.Equal([id[6]], data.Nodes[7].Deps); // the repair answers the decision
        Assert.Equal([id[2], id[7]], data.Nodes[8].Deps.Order(StringComparer.Ordinal)); // docs was kept
        Assert.Equal([id[10]], data.Nodes[11].Deps);
        Assert.Equal(["Plan", "Round 1", "Round 2", "Landing"], data.Groups.Select(group => group.Label));
        Assert.Equal((1, "npm test"), (data.Nodes[4].Round, data.Nodes[4].Evidence!.Command));
    }

    [Fact(Timeout = 30_000)]
    public async Task Prompt_patch_and_files_of_a_turn_are_read_and_links_are_not_followed()
    {
        var run = await home.RunAsync(ShipEvents.Whole);
        var folder = Path.Combine(run.Sessions, "ship.round-1.implement.cli");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "prompt.md"), "do\u001b[2J it");
        await File.WriteAllTextAsync(Path.Combine(run.Path, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "turn.patch"), Path.Combine(run.Path, "secret"));
        var node = ReportData.Read(run, null).Nodes[1];
        Assert.Equal(("do it", null), (node.Prompt?.ToString(), node.Diff?.ToString()));
        Assert.Equal(["src/cli.js"], node.Files);
    }

    [Fact(Timeout = 30_000)]
    public async Task Events_of_another_version_harm_nothing()
    {
        string[] shapes =
        [
            "{}",
            """{"key":7,"scope":[],"kind":"turn","labels":3,"group":"g","number":"x","step":1,"result":[1]}""",
        ];
        string[] types =
        [
            "step.started",
            "step.completed",
            "group.started",
            "group.ended",
            "workflow.started",
            "turn.stopped",
            "plan.accepted",
            "round.completed",
            "landing.blocked",
            "note",
        ];
        foreach (var first in new[] { ShipEvents.Whole[0], FlowEvents.Started })
        {
            var run = await home.RunAsync([first, .. from type in types from shape in shapes select (type, shape)]);
            using var output = new MemoryStream();
            ReportWriter.WriteData(run, null, output);
            Assert.NotEqual(0, output.Length);
        }
    }
}
