using System.Text.Json.Nodes;
using Interlock.TestKit.Browser;

namespace Interlock.Cli.Tests.Page;

/// <summary>Graph and timeline of a small workflow: a plan, two at once, a sum.</summary>
public sealed class GraphTests(Pages pages) : IClassFixture<Pages>
{
    [Fact(Timeout = 60_000)]
    public async Task A_group_is_drawn_with_its_branches_and_closes_to_one_box()
    {
        var tab = await pages.OpenAsync(Page(), "#graph");
        Assert.Equal(
            ["agent left", "agent plan", "agent right", "agent sum", "parallel × 2"],
            (await LabelsAsync(tab)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["Find", "Sum"], await TextsAsync(tab, ".band text"));
        // plan -> group -> left, right -> end of the group -> sum
        Assert.Equal(6, await tab.CountAsync(".edge"));
        await tab.EvaluateAsync(
            "document.querySelector('.box.fork').dispatchEvent(new MouseEvent('click', { bubbles: true }))"
        );
        Assert.Equal(3, await tab.CountAsync(".box"));
        Assert.Equal("2 nodes", (await TextsAsync(tab, ".box.closed .small")).Single());
        Assert.Equal(2, await tab.CountAsync(".edge"));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_critical_path_goes_over_the_branch_that_ended_last()
    {
        var tab = await pages.OpenAsync(Page(), "#graph");
        Assert.Equal(["agent plan", "agent right", "agent sum"], await LabelsAsync(tab, ".box.critical"));
        await tab.EvaluateAsync("document.getElementById('tab-timeline').click()");
        Assert.Equal(3, await tab.CountAsync(".span.critical"));
        Assert.Equal(1, await tab.CountAsync(".wait")); // right waited for a slot
        Assert.Equal(
            ["◆ plan", "left", "◆ right", "◆ sum"],
            await TextsAsync(tab, ".row.gantt:not(.head) > :first-child")
        );
    }

    private string Page()
    {
        JsonObject Node(int number, string label, int asked, int start, int end, JsonArray deps, string phase = "Find")
        {
            var node = Pages.Node(number, label);
            (node["asked"], node["start"], node["end"], node["deps"], node["phase"]) = (asked, start, end, deps, phase);
            (node["agent"], node["model"]) = ("agent", null);
            return node;
        }
        var (left, right) = (Node(1, "left", 100, 100, 200, []), Node(2, "right", 100, 150, 400, []));
        (left["group"], right["group"], right["item"]) = ("g0", "g0", 1);
        var group = new JsonObject
        {
            ["id"] = "g0",
            ["kind"] = "parallel",
            ["count"] = 2,
            ["phase"] = "Find",
            ["deps"] = new JsonArray("n0"),
        };
        return pages.Write(
            Pages.Run(),
            [Node(0, "plan", 0, 0, 100, []), left, right, Node(3, "sum", 400, 400, 500, new JsonArray("g0"), "Sum")],
            [group]
        );
    }

    // The second line of a box, then the first: what it is, and its name.
    private static async Task<List<string>> LabelsAsync(BrowserTab tab, string selector = ".box") =>
        [
            .. (
                await tab.EvaluateAsync(
                    $"[...document.querySelectorAll('{selector}')].map(box => [...box.querySelectorAll('text')].reverse().map(text => text.textContent.replace(/^. /, '')).join(' '))"
                )
            )
                .EnumerateArray()
                .Select(text => text.GetString()!),
        ];

    private static async Task<List<string>> TextsAsync(BrowserTab tab, string selector) =>
        [
            .. (
                await tab.EvaluateAsync(
                    $"[...document.querySelectorAll('{selector}')].map(element => element.textContent.trim())"
                )
            )
                .EnumerateArray()
                .Select(text => text.GetString()!),
        ];
}
