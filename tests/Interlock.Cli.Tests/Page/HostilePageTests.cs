using System.Text.Json.Nodes;
using Interlock.TestKit.Browser;

namespace Interlock.Cli.Tests.Page;

/// <summary>Text that attacks the page, in every place that holds text, in real Chromium.</summary>
public sealed class HostilePageTests(Pages pages) : IClassFixture<Pages>
{
    private const string Hostile =
        "<svg onload=\"window.hacked=1\"><img src=x onerror=\"window.hacked=2\"></script><script>window.hacked=3</script>"
        + "<!-- \u001b[31mred\u001b[0m \u001b]8;;http://127.0.0.1:1/\u0007link \u202eevil\u2066 javascript:alert(1) {{7*7}} ${alert(1)} &lt;b&gt;\u2028";

    private static readonly string[] Views = ["overview", "graph", "timeline", "table", "log"];

    [Fact(Timeout = 60_000)]
    public async Task Hostile_text_is_shown_as_text_everywhere_and_does_nothing()
    {
        var tab = await pages.OpenAsync(Page());
        foreach (var view in Views)
        {
            await tab.EvaluateAsync($"document.getElementById('tab-{view}').click()");
            foreach (var id in (string[])["n0", "n1"])
            {
                await tab.EvaluateAsync($"location.hash = '{view}/{id}'; new Promise(done => setTimeout(done))");
                var text = await tab.TextAsync("body");
                Assert.Contains("<svg onload=", text, StringComparison.Ordinal);
                Assert.DoesNotContain('\u001b', text);
                Assert.DoesNotContain('\u202e', text);
            }
        }
        Assert.Equal("undefined", (await tab.EvaluateAsync("typeof window.hacked")).GetString());
        Assert.Equal(
            0,
            await tab.CountAsync(
                "img, iframe, object, embed, [onload], [onerror], a[href^='javascript:'], a[href^='http']"
            )
        );
        Assert.Equal(2, await tab.CountAsync("script")); // the data and the page's own
        Assert.Empty(tab.Dialogs);
        Assert.Empty(tab.Errors);
        Assert.Single(tab.Requests); // the page itself
    }

    [Fact(Timeout = 60_000)]
    public async Task The_policy_of_the_page_forbids_requests_and_foreign_scripts()
    {
        var tab = await pages.OpenAsync(Page());
        Assert.Equal("connect-src", await ViolationAsync(tab, "fetch('http://127.0.0.1:9/').catch(() => 0)"));
        Assert.Equal("img-src", await ViolationAsync(tab, "new Image().src = 'http://127.0.0.1:9/x.png'"));
        Assert.Equal(
            "script-src-elem",
            await ViolationAsync(
                tab,
                "{ const s = document.createElement('script'); s.textContent = 'window.hacked = 4'; document.body.append(s); }"
            )
        );
        Assert.Equal("undefined", (await tab.EvaluateAsync("typeof window.hacked")).GetString());
        Assert.Equal(tab.Requests.Skip(1), tab.Blocked); // what was tried never left the browser
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cell_of_the_csv_is_no_formula()
    {
        string[] labels = ["=1+1", "+1", "-2+3", "@SUM(A1)", "  =cmd|' /C calc'!A0", "\t=1", "a,\"b\"\nc", "fine"];
        var nodes = new JsonArray([.. labels.Select((label, index) => Pages.Node(index, label))]);
        var tab = await pages.OpenAsync(pages.Write(Pages.Run(), nodes), "#table");
        await tab.EvaluateAsync("URL.createObjectURL = blob => { window.kept = blob; return '#'; }");
        await tab.EvaluateAsync("[...document.querySelectorAll('button')].find(b => b.innerText === 'CSV').click()");
        var csv = (await tab.EvaluateAsync("kept.text()")).GetString()!;
        Assert.Equal(
            [
                "\"'=1+1\"",
                "\"'+1\"",
                "\"'-2+3\"",
                "\"'@SUM(A1)\"",
                "\"'  =cmd|' /C calc'!A0\"",
                "\"'\t=1\"",
                "\"a,\"\"b\"\"\nc\"",
                "fine",
            ],
            csv.Split("\r\n").Skip(1).SkipLast(1).Select(row => row.Split(",agent,", 2)[1].Split(",Find,", 2)[0])
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_record_that_contradicts_itself_is_drawn_all_the_same()
    {
        JsonObject Group(string id, string kind, string parent, params string[] deps) =>
            new()
            {
                ["id"] = id,
                ["kind"] = kind,
                ["parent"] = parent,
                ["deps"] = new JsonArray([.. deps.Select(dep => (JsonNode)dep)]),
            };
        JsonObject Node(int number, string? group, params string[] deps)
        {
            var node = Pages.Node(number, $"node {number}", number == 4 ? "unheard-of" : "done");
            node["deps"] = new JsonArray([.. deps.Select(dep => (JsonNode)dep)]);
            if (group is not null)
                node["group"] = group;
            return node;
        }
        JsonArray nodes =
        [
            Node(0, null, "n1"),
            Node(1, null, "n0"),
            Node(2, null, "n2"),
            Node(3, "g0", "n99", "g0"),
            Node(4, "g1"),
            Node(5, "g3"),
            Node(6, "nowhere", "g2"),
        ];
        JsonArray groups =
        [
            Group("g0", "parallel", "g1", "g0", "g9"),
            Group("g1", "pipeline", "g0", "n0"),
            Group("g2", "join", "g2", "g2", "n5"),
            Group("g3", "round", "g3"),
        ];
        var tab = await pages.OpenAsync(pages.Write(Pages.Run(), nodes, groups), "#graph");
        Assert.Equal(7, await tab.CountAsync(".box.node"));
        await tab.EvaluateAsync("document.getElementById('tab-timeline').click()");
        Assert.Equal(7, await tab.CountAsync(".track"));
        Assert.Empty(tab.Errors);
    }

    private static async Task<string?> ViolationAsync(BrowserTab tab, string code) =>
        (
            await tab.EvaluateAsync(
                $"new Promise(done => {{ document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective), {{ once: true }}); {code} }})"
            )
        ).GetString();

    private string Page()
    {
        var run = Pages.Run(Hostile, "ship");
        run["failure"] = new JsonObject
        {
            ["class"] = Hostile,
            ["message"] = Hostile,
            ["remedy"] = Hostile,
        };
        run["tasks"] = new JsonArray(
            new JsonObject
            {
                ["id"] = Hostile,
                ["title"] = Hostile,
                ["files"] = new JsonArray(Hostile),
                ["agent"] = Hostile,
            }
        );
        run["landed"] = new JsonObject
        {
            ["mode"] = Hostile,
            ["files"] = new JsonArray(Hostile),
            ["commit"] = Hostile,
            ["branch"] = Hostile,
            ["url"] = "javascript:alert(1)",
        };
        run["rounds"] = new JsonArray(Round());
        var first = Pages.Node(0, Hostile, "failed");
        foreach (
            var name in (string[])
                ["kind", "phase", "task", "at", "agent", "modelAsked", "model", "prompt", "text", "object"]
        )
            first[name] = Hostile;
        first["diff"] = $"diff --git a/{Hostile} b/{Hostile}\n@@ -1 +1 @@\n-{Hostile}\n+{Hostile}\n";
        first["failure"] = run["failure"]!.DeepClone();
        first["retries"] = new JsonArray(
            new JsonObject
            {
                ["at"] = 1,
                ["type"] = Hostile,
                ["text"] = Hostile,
            }
        );
        first["remarks"] = new JsonArray(Hostile);
        first["session"] = new JsonObject
        {
            ["id"] = Hostile,
            ["folder"] = "javascript:alert(1)//\" onclick=\"alert(1)",
        };
        var second = Pages.Node(1, Hostile, "running");
        second["kind"] = "check";
        second["group"] = "g0";
        second["evidence"] = new JsonObject
        {
            ["name"] = Hostile,
            ["verdict"] = Hostile,
            ["command"] = Hostile,
            ["tree"] = Hostile,
            ["output"] = Hostile,
        };
        var group = new JsonObject
        {
            ["id"] = "g0",
            ["kind"] = Hostile,
            ["label"] = Hostile,
            ["count"] = 1,
        };
        return pages.Write(
            run,
            [first, second],
            [group],
            [
                new JsonObject
                {
                    ["at"] = 1,
                    ["type"] = Hostile,
                    ["text"] = Hostile,
                },
            ]
        );
    }

    private static JsonObject Round() =>
        new()
        {
            ["round"] = 1,
            ["decision"] = Hostile,
            ["reason"] = Hostile,
            ["repaired"] = new JsonArray(Hostile),
            ["retained"] = new JsonArray(Hostile),
            ["blockers"] = new JsonArray(
                new JsonObject
                {
                    ["source"] = Hostile,
                    ["file"] = Hostile,
                    ["line"] = 1,
                    ["symbol"] = Hostile,
                    ["problem"] = Hostile,
                    ["tasks"] = new JsonArray(Hostile),
                    ["why"] = Hostile,
                }
            ),
            ["reviews"] = new JsonArray(
                new JsonObject
                {
                    ["reviewer"] = Hostile,
                    ["decision"] = Hostile,
                    ["summary"] = Hostile,
                    ["ownerQuestions"] = new JsonArray(Hostile),
                }
            ),
        };
}
