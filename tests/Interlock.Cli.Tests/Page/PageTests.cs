using System.Text.Json.Nodes;
using Interlock.Cli.Tests.House;

namespace Interlock.Cli.Tests.Page;

/// <summary>The page as a person uses it, in real Chromium.</summary>
public sealed class PageTests(Pages pages) : IClassFixture<Pages>
{
    private static readonly string[] Views = ["overview", "graph", "timeline", "table", "log"];

    [Fact(Timeout = 60_000)]
    public async Task A_repaired_reject_is_a_story_with_a_good_end()
    {
        RequiredPage.Read();
        using var program = new BuiltProgram();
        program.Repository.Write("a.txt", "start\n").Commit();
        var work =
            "if [ $INTERLOCK_ROLE = repair ]; then echo good > a.txt; else echo 'if (1) return \"bad\"' > a.txt; fi";
        var run = BuiltProgram.Json(await program.RunAsync(program.Ship(work)));
        Assert.Equal("landed", run.GetProperty("outcome").GetString());
        var tab = await pages.OpenAsync(run.GetProperty("paths").GetProperty("report").GetString()!);
        var story = await tab.TextAsync(".story");
        string[] told =
        [
            "Plan",
            "only",
            "Round 1:",
            "reject",
            "repaired in round 2",
            "check:words",
            "→ only",
            "repair only",
            "Round 2:",
            "approve",
            "landed",
            "a.txt",
        ];
        var at = 0;
        foreach (var part in told)
        {
            at = story.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{part}' is not where it belongs in: {story}");
        }
        Assert.Contains("landed", await tab.TextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.CountAsync(".tone-failed"));
        // The patch of the first turn, in colour.
        await tab.EvaluateAsync("location.hash = 'table/' + 'n1'");
        await tab.EvaluateAsync("new Promise(done => setTimeout(done))");
        Assert.Equal("-start", (await tab.TextAsync(".line.del")).Trim()[^6..]);
        Assert.Contains("bad", await tab.TextAsync(".line.add"), StringComparison.Ordinal);
        Assert.Empty(tab.Errors);
    }

    [Fact(Timeout = 60_000)]
    public async Task Everything_can_be_reached_by_keys()
    {
        var tab = await pages.OpenAsync(pages.Write(Pages.Run(), Three()));
        await tab.PressAsync("4", "Digit4");
        Assert.Equal(
            "true",
            (await tab.EvaluateAsync("document.getElementById('tab-table').ariaSelected")).GetString()
        );
        await tab.PressAsync("/", "Slash");
        Assert.Equal("filter", (await tab.EvaluateAsync("document.activeElement.className")).GetString());
        await tab.CallAsync("Input.insertText", new() { ["text"] = "state:failed" });
        await tab.PressAsync("Escape", "Escape");
        Assert.Equal("1 of 3", await tab.TextAsync("[role=status]"));
        await tab.PressAsync("j", "KeyJ");
        Assert.Equal("second", await tab.TextAsync(".panel h2"));
        await tab.PressAsync("Escape", "Escape");
        Assert.Equal(0, await tab.CountAsync(".panel"));
        await tab.PressAsync("2", "Digit2");
        await tab.PressAsync("ArrowRight", "ArrowRight");
        Assert.Equal("second", await tab.TextAsync(".panel h2"));
        await tab.PressAsync("ArrowLeft", "ArrowLeft");
        Assert.Equal("first", await tab.TextAsync(".panel h2"));
        await tab.EvaluateAsync("document.querySelectorAll('.box')[2].focus()");
        await tab.PressAsync("Enter", "Enter");
        Assert.Equal("third", await tab.TextAsync(".panel h2"));
        await tab.PressAsync("?", "Slash");
        Assert.Equal(1, await tab.CountAsync("[role=dialog][aria-modal=true]"));
        await tab.PressAsync("Escape", "Escape");
        Assert.Equal(0, await tab.CountAsync("[role=dialog]"));
        Assert.Empty(tab.Errors);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_can_be_read_in_the_dark_and_in_the_light(string scheme)
    {
        var tab = await pages.OpenAsync(pages.Write(Pages.Run(), Three()), "#table/n1");
        await tab.PreferAsync(scheme);
        var contrasts = await tab.EvaluateAsync(Contrast.Script);
        Assert.Equal(scheme == "dark", contrasts.GetProperty("dark").GetBoolean());
        foreach (var one in contrasts.GetProperty("ratios").EnumerateObject())
            Assert.True(
                one.Value.GetDouble() >= 4.5,
                $"{one.Name} has a contrast of {one.Value} (WCAG 2.2 AA wants 4.5)"
            );
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1440, 900)]
    [InlineData(1024, 768)]
    [InlineData(390, 844)]
    public async Task The_page_fits_every_screen(int width, int height)
    {
        var path = pages.Write(
            Pages.Run("a request of several words that has to be broken somewhere on a small screen"),
            Three()
        );
        var tab = await pages.OpenAsync(path, "#overview", width, height);
        foreach (var view in Views)
        {
            await tab.EvaluateAsync($"location.hash = '{view}/n1'; new Promise(done => setTimeout(done, 50))");
            var wide = (await tab.EvaluateAsync("document.documentElement.scrollWidth")).GetInt32();
            Assert.True(wide <= width, $"{view} is {wide} wide on a screen of {width}");
            await tab.ShootAsync(Path.Combine(SourceTree.Root, "TestResults", "page", $"{width}-{view}.png"));
        }
        Assert.Empty(tab.Errors);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_nodes_are_drawn_only_where_they_are_seen()
    {
        var groups = new JsonArray();
        var nodes = new JsonArray();
        for (var g = 0; g < 10; g++)
            groups.Add(
                new JsonObject
                {
                    ["id"] = $"g{g}",
                    ["kind"] = "parallel",
                    ["count"] = 1000,
                    ["deps"] = g == 0 ? [] : new JsonArray($"g{g - 1}"),
                    ["start"] = g,
                    ["end"] = g + 1,
                }
            );
        for (var i = 0; i < 10_000; i++)
        {
            var node = Pages.Node(i, $"node {i}", i == 7777 ? "failed" : "done");
            (node["group"], node["item"], node["deps"]) = ($"g{i / 1000}", i % 1000, new JsonArray());
            nodes.Add(node);
        }
        var tab = await pages.OpenAsync(pages.Write(Pages.Run(), nodes, groups), "#graph");
        Assert.Equal(10, await tab.CountAsync(".box")); // closed groups
        await tab.EvaluateAsync(
            "document.querySelectorAll('.box')[7].dispatchEvent(new MouseEvent('click', { bubbles: true }))"
        );
        Assert.Equal(20, await tab.CountAsync(".box")); // nine closed ones, one open with ten bundles
        await tab.EvaluateAsync("document.getElementById('tab-table').click()");
        Assert.InRange(await tab.CountAsync(".row"), 10, 100);
        await tab.EvaluateAsync(
            "document.querySelector('.grid').scrollTop = 150000; new Promise(done => setTimeout(done, 50))"
        );
        Assert.Contains("node 5000", await tab.TextAsync(".grid"), StringComparison.Ordinal);
        await tab.PressAsync("/", "Slash");
        await tab.CallAsync("Input.insertText", new() { ["text"] = "state:failed" });
        Assert.Equal("1 of 10000", await tab.TextAsync("[role=status]"));
        Assert.Empty(tab.Errors);
    }

    [Fact]
    public void The_page_is_smaller_than_250_kilobytes_before_its_data()
    {
        var page = RequiredPage.Read();
        Assert.InRange(page.Before.Length + page.After.Length, 10_000, 250_000);
    }

    private static JsonArray Three() =>
        [Pages.Node(0, "first"), Pages.Node(1, "second", "failed"), Pages.Node(2, "third", "rejected")];
}
