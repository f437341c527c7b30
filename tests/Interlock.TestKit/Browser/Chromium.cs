using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.TestKit.Browser;

/// <summary>
/// A headless Chromium, driven over the Chrome DevTools Protocol (https://chromedevtools.github.io/devtools-protocol/) on
/// one connection with flat sessions.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/local/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    private readonly string profile;
    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly ConcurrentDictionary<string, BrowserTab> tabs = new(StringComparer.Ordinal);
    private Task? reading;
    private int last;

    private Chromium(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <summary>Path of the browser, or null when there is none.</summary>
    public static string? Program { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>Starts the browser.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("interlock-browser-").FullName;
        string[] arguments =
        [
            "--headless=new",
            "--no-sandbox", // as root; the page is ours
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            $"--user-data-dir={folder}",
            "about:blank",
        ];
        var program = new Process
        {
            StartInfo = new(Program!, arguments) { UseShellExecute = false, RedirectStandardError = true },
        };
        program.Start();
        var browser = new Chromium(program, folder);
        string? line;
        do line = await program.StandardError.ReadLineAsync();
        while (line is not null && !line.StartsWith("DevTools listening on ", StringComparison.Ordinal));
        if (line is null)
            throw new InvalidOperationException("Chromium ended before it listened");
        _ = program.StandardError.ReadToEndAsync(); // so that it never blocks
        await browser.socket.ConnectAsync(new Uri(line["DevTools listening on ".Length..]), CancellationToken.None);
        browser.reading = browser.ReadAsync();
        return browser;
    }

    /// <summary>Opens a tab of a size.</summary>
    public async Task<BrowserTab> OpenAsync(int width, int height)
    {
        var target = await CallAsync(
            null,
            "Target.createTarget",
            new() { ["url"] = "about:blank", ["newWindow"] = true }
        );
        var attached = await CallAsync(
            null,
            "Target.attachToTarget",
            new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }
        );
        var session = attached.GetProperty("sessionId").GetString()!;
        var tab = tabs[session] = new BrowserTab(this, session);
        await tab.PrepareAsync(width, height);
        return tab;
    }

    internal async Task<JsonElement> CallAsync(string? session, string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new TaskCompletionSource<JsonElement>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var call = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session is not null)
            call["sessionId"] = session;
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(
                System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
        }
        finally
        {
            sending.Release();
        }
        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        if (reading is { } loop)
            await loop;
        process.Dispose();
        socket.Dispose();
        sending.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonElement.Parse(message.ToArray()));
                message.SetLength(0);
            }
        }
        catch (WebSocketException ended)
        {
            foreach (var answer in waiting.Values)
                answer.TrySetException(ended);
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id) && waiting.TryRemove(id.GetInt32(), out var answer))
        {
            if (message.TryGetProperty("error", out var error))
                answer.SetException(new InvalidOperationException(error.GetRawText()));
            else
                answer.SetResult(message.GetProperty("result"));
        }
        else if (
            message.TryGetProperty("sessionId", out var session)
            && tabs.TryGetValue(session.GetString()!, out var tab)
            && message.TryGetProperty("method", out var method)
        )
            tab.Take(method.GetString()!, message.GetProperty("params"));
    }
}
