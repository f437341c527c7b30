using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.TestKit.Browser;

/// <summary>A tab of a browser: what it loaded, requested, logged and threw.</summary>
public sealed class BrowserTab(Chromium browser, string session)
{
    private readonly ConcurrentDictionary<string, string> addresses = new(StringComparer.Ordinal);
    private TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Every address that the page asked for, the page's own first.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Addresses of those that the page's policy kept from being sent.</summary>
    public ConcurrentQueue<string> Blocked { get; } = new();

    /// <summary>Exceptions, console errors and violations of the policy.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>Dialogs that the page opened.</summary>
    public ConcurrentQueue<string> Dialogs { get; } = new();

    public async Task PrepareAsync(int width, int height)
    {
        foreach (var domain in (string[])["Page", "Runtime", "Network", "Log"])
            await CallAsync($"{domain}.enable", []);
        await CallAsync(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
    }

    /// <summary>Opens a file and waits until it is drawn.</summary>
    public async Task GoAsync(string path, string place = "")
    {
        loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallAsync("Page.navigate", new() { ["url"] = $"file://{path}{place}" });
        await loaded.Task;
        await EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /// <summary>Dark or light.</summary>
    public Task PreferAsync(string scheme) =>
        CallAsync(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
            }
        );

    /// <summary>Presses a key as a person does, and lets the page draw.</summary>
    public async Task PressAsync(string key, string code)
    {
        var text =
            key.Length == 1 ? key
            : key == "Enter" ? "\r"
            : null;
        await CallAsync("Input.dispatchKeyEvent", Key(text is null ? "rawKeyDown" : "keyDown", key, code, text));
        await CallAsync("Input.dispatchKeyEvent", Key("keyUp", key, code, null));
        await EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /// <summary>Value of an expression; a promise is waited for.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await CallAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            }
        );
        if (answer.TryGetProperty("exceptionDetails", out var fault))
            throw new InvalidOperationException($"{expression}: {fault}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Text that a person reads at a place.</summary>
    public async Task<string> TextAsync(string selector) =>
        (
            await EvaluateAsync(
                $"document.querySelector({JsonValue.Create(selector)!.ToJsonString()})?.innerText ?? ''"
            )
        ).GetString()!;

    /// <summary>Number of elements.</summary>
    public async Task<int> CountAsync(string selector) =>
        (
            await EvaluateAsync($"document.querySelectorAll({JsonValue.Create(selector)!.ToJsonString()}).length")
        ).GetInt32();

    /// <summary>Keeps a picture of what is seen.</summary>
    public async Task ShootAsync(string path)
    {
        var shot = await CallAsync("Page.captureScreenshot", new() { ["format"] = "png" });
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, shot.GetProperty("data").GetBytesFromBase64());
    }

    public Task<JsonElement> CallAsync(string method, JsonObject parameters) =>
        browser.CallAsync(session, method, parameters);

    internal void Take(string method, JsonElement data)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                var address = data.GetProperty("request").GetProperty("url").GetString()!;
                addresses[data.GetProperty("requestId").GetString()!] = address;
                Requests.Enqueue(address);
                break;
            case "Network.loadingFailed"
                when data.TryGetProperty("blockedReason", out var reason) && reason.GetString() == "csp":
                Blocked.Enqueue(addresses[data.GetProperty("requestId").GetString()!]);
                break;
            case "Runtime.exceptionThrown":
                Errors.Enqueue(data.GetRawText());
                break;
            case "Log.entryAdded" when data.GetProperty("entry").GetProperty("level").GetString() == "error":
                Errors.Enqueue(data.GetRawText());
                break;
            case "Page.javascriptDialogOpening":
                Dialogs.Enqueue(data.GetRawText());
                _ = CallAsync("Page.handleJavaScriptDialog", new() { ["accept"] = true });
                break;
        }
    }

    private static JsonObject Key(string type, string key, string code, string? text)
    {
        var parameters = new JsonObject
        {
            ["type"] = type,
            ["key"] = key,
            ["code"] = code,
        };
        if (text is not null)
            parameters["text"] = text;
        return parameters;
    }
}
