using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.TestKit;
using Interlock.TestKit.Browser;

namespace Interlock.Cli.Tests.Page;

/// <summary>One browser for all tests of the page, and pages made of data.</summary>
public sealed class Pages : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private Chromium? browser;
    private int made;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not null)
            browser = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is { } started)
            await started.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>A tab that shows a page; skips the test where that cannot be, except in CI.</summary>
    public async Task<BrowserTab> OpenAsync(string path, string place = "", int width = 1280, int height = 800)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.SkipWhen(browser is null, "Chromium is not installed (apt-get install chromium)");
        Assert.True(browser is not null, "Chromium is not installed");
        var tab = await browser.OpenAsync(width, height);
        await tab.GoAsync(path, place);
        return tab;
    }

    /// <summary>A page of data as it is given: what the engine cleans has not been cleaned.</summary>
    public string Write(JsonObject run, JsonArray nodes, JsonArray? groups = null, JsonArray? log = null)
    {
        var page = RequiredPage.Read();
        var data = new JsonObject
        {
            ["format"] = 1,
            ["run"] = run,
            ["groups"] = groups ?? [],
            ["nodes"] = nodes,
            ["log"] = log ?? [],
            ["left"] = new JsonObject { ["nodes"] = 0, ["lines"] = 0 },
        };
        var path = folder[$"page-{++made}.html"];
        File.WriteAllBytes(
            path,
            [
                .. page.Before.Span,
                .. JsonSerializer.SerializeToUtf8Bytes(data, JsonSerializerOptions.Default),
                .. page.After.Span,
            ]
        );
        return path;
    }

    /// <summary>A run as its JSON has it.</summary>
    public static JsonObject Run(string text = "a request", string loop = "workflow") =>
        new()
        {
            ["run"] = "20261121-024500-x7k2",
            ["loop"] = loop,
            ["state"] = "finished",
            ["outcome"] = "completed",
            ["exit"] = 0,
            ["verdict"] = "not_run",
            ["request"] = text,
            ["repository"] = text,
            ["landed"] = null,
            ["kept"] = null,
            ["tasks"] = new JsonArray(),
            ["rounds"] = new JsonArray(),
            ["checks"] = new JsonArray(),
            ["failure"] = null,
            ["result"] = text,
            ["usage"] = new JsonObject
            {
                ["agents"] = 1,
                ["inputTokens"] = null,
                ["outputTokens"] = null,
                ["money"] = null,
                ["unpricedTurns"] = 1,
            },
            ["notes"] = new JsonArray(text),
            ["started"] = "2026-11-21T02:45:00Z",
            ["seconds"] = 12.5,
            ["resumes"] = 0,
            ["version"] = "0.1.0",
            ["host"] = text,
            ["paths"] = new JsonObject
            {
                ["run"] = "/state/runs/x",
                ["receipt"] = null,
                ["report"] = null,
            },
        };

    /// <summary>A node that is done.</summary>
    public static JsonObject Node(int number, string label, string state = "done") =>
        new()
        {
            ["id"] = $"n{number}",
            ["kind"] = "agent",
            ["label"] = label,
            ["phase"] = "Find",
            ["deps"] = number == 0 ? [] : new JsonArray($"n{number - 1}"),
            ["agent"] = "claude:opus",
            ["model"] = "claude-opus-4",
            ["state"] = state,
            ["asked"] = number * 10,
            ["start"] = number * 10,
            ["end"] = number * 10 + 9,
            ["tokens"] = new JsonObject { ["input"] = 1000, ["output"] = 20 },
            ["money"] = 0.25,
            ["text"] = $"answer of {label}",
            ["prompt"] = $"prompt of {label}",
        };
}
