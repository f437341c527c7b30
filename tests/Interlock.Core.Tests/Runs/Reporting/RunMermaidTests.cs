using Interlock.Core.Runs.Reporting;
using Xunit;

namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>A run as Mermaid text.</summary>
public sealed class RunMermaidTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_ship_run_is_drawn_round_by_round()
    {
        var text = RunMermaid.Of(await home.RunAsync(ShipEvents.Whole));
        Assert.StartsWith("flowchart LR\n", text, StringComparison.Ordinal);
        Assert.Contains("  subgraph g1[\"Round 1\"]\n    n1[\"cli\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("  n6 --> n7\n", text, StringComparison.Ordinal); // the repair answers the reject
        Assert.Contains("  class n4,n5,n6 rejected\n", text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_label_cannot_leave_its_quotes()
    {
        var run = await home.RunAsync(
            FlowEvents.Started,
            FlowEvents.Ask("a] --> b; click b call(x) <img src=x> #quot; `md` &lt;")
        );
        var node = RunMermaid.Of(run).Split('\n')[1];
        Assert.Equal(
            "  n0[\"a] --#62; b#59; click b call(x) #60;img src=x#62; #35;quot#59; #96;md#96; #38;lt#59;\"]",
            node
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Of_a_large_group_the_first_are_drawn_and_the_rest_is_counted()
    {
        var run = await home.RunAsync([
            FlowEvents.Started,
            FlowEvents.Group(":parallel#1", "parallel", 500),
            .. Enumerable.Range(0, 500).Select(i => FlowEvents.Ask($"m{i}", ":parallel#1", i)),
        ]);
        var text = RunMermaid.Of(run);
        Assert.Contains("subgraph g0[\"parallel × 500\"]", text, StringComparison.Ordinal);
        Assert.Contains("moreg0[\"and 470 more\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("n30[", text, StringComparison.Ordinal);
    }
}
