using System.Text;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>Folds the notifications of a turn: final message, usage, model, error, end.</summary>
/// <param name="progress">Told what the agent does.</param>
/// <param name="feed">Told what is new.</param>
internal sealed class CodexEvents(Action<string> progress, UpdateFeed feed)
{
    private const long MaxUnixSeconds = 253_402_300_799; // the year 9999, where DateTimeOffset ends
    private readonly CodexUsage usage = new();
    private readonly StringBuilder part = new();
    private readonly HashSet<string> atWork = new(StringComparer.Ordinal);
    private string? writing;
    private readonly TaskCompletionSource<string> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Id of the thread whose turn this is, once it is known.</summary>
    public string? Thread { get; private set; }

    /// <summary>Id of the turn, once it is known.</summary>
    public string? Turn { get; set; }

    /// <summary>The last message of the agent, whole.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The model that answers.</summary>
    public string? Model { get; private set; }

    /// <summary>Whether the turn waits for a tool and not for the model.</summary>
    public bool IsToolAtWork => atWork.Count > 0;

    /// <summary>The last error; a retried one is forgotten as soon as the turn ends well.</summary>
    public JsonElement? Error { get; private set; }

    /// <summary>When the account's used-up limit is lifted, if Codex says so.</summary>
    public DateTimeOffset? LimitedUntil { get; private set; }

    /// <summary>Completes with the turn's status (<c>completed</c>, <c>failed</c>, <c>interrupted</c>), or <c>ended</c>.</summary>
    public Task<string> End => end.Task;

    /// <summary>Whether the turn has ended well.</summary>
    public bool HasCompleted => end.Task is { IsCompletedSuccessfully: true, Result: "completed" };

    /// <summary>Tokens of the turn and of the threads that it started.</summary>
    public TokenUsage Usage => usage.Sum;

    /// <summary>The thread is there.</summary>
    public void Begin(string? thread, string? model)
    {
        (Thread, Model) = (thread, model);
        feed.Conversation(thread, model);
    }

    /// <summary>The connection is over.</summary>
    public void Ended() => end.TrySetResult("ended");

    /// <summary>Takes a notification.</summary>
    public void Apply(string method, JsonElement data)
    {
        if (method == "thread/tokenUsage/updated")
            Count(data);
        if (method == "account/rateLimits/updated")
            Limit(data.Member("rateLimits"));
        if (Thread is null || data.Text("threadId") != Thread)
            return;
        switch (method)
        {
            case "turn/started":
                Turn ??= data.Member("turn")?.Text("id");
                break;
            case "item/started":
                Announce(data.Member("item"));
                break;
            case "item/agentMessage/delta":
                Grow(data.Text("itemId"), data.Text("delta"));
                break;
            case "item/completed":
                Finish(data.Member("item") ?? default);
                break;
            case "error":
                Error = data.Member("error") ?? Error;
                if (data.IsTrue("willRetry"))
                    progress($"the model failed and is tried again: {data.Member("error")?.Text("message")}");
                break;
            case "model/rerouted":
                Begin(Thread, data.Text("toModel") ?? Model);
                break;
            case "turn/completed":
                Complete(data.Member("turn"));
                break;
        }
    }

    private void Complete(JsonElement? turn)
    {
        if (turn?.Member("error") is { ValueKind: JsonValueKind.Object } error)
            Error = error;
        end.TrySetResult(turn?.Text("status") ?? "failed");
    }

    private void Count(JsonElement data)
    {
        usage.Apply(data, isBefore: Turn is null || (data.Text("threadId") == Thread && data.Text("turnId") != Turn));
        feed.Usage(usage.Sum);
    }

    private void Grow(string? item, string? more)
    {
        if (item != writing)
            part.Clear();
        writing = item;
        part.Append(more);
        feed.Part(part.ToString);
    }

    private void Finish(JsonElement item)
    {
        atWork.Remove(item.Text("id") ?? "");
        if (item.Text("type") != "agentMessage")
            return;
        Text = item.Text("text") ?? "";
        feed.Message(Text);
    }

    // Windows are five hours and a week; the one that is used up counts, the later if both are.
    private void Limit(JsonElement? limits)
    {
        var used = new[] { limits?.Member("primary"), limits?.Member("secondary") }
            .Where(window => window?.Number("usedPercent") >= 100)
            .Max(window => window?.Number("resetsAt"));
        if (used is > 0 and < MaxUnixSeconds)
            LimitedUntil = DateTimeOffset.FromUnixTimeSeconds(used.Value);
    }

    private void Announce(JsonElement? item)
    {
        if (item?.Text("type") is "commandExecution" or "mcpToolCall" or "dynamicToolCall")
            atWork.Add(item?.Text("id") ?? "");
        var line = item?.Text("type") switch
        {
            "commandExecution" => $"runs {item?.Text("command")}",
            "fileChange" => $"edits {string.Join(", ", Paths(item))}",
            "mcpToolCall" or "dynamicToolCall" => $"calls {item?.Text("tool")}",
            "webSearch" => "searches the web",
            "reasoning" => "thinks",
            "contextCompaction" => "shortens its context",
            _ => null,
        };
        if (line is not null)
            progress(line);
    }

    private static IEnumerable<string?> Paths(JsonElement? item) =>
        item?.Member("changes") is { ValueKind: JsonValueKind.Array } changes
            ? changes.EnumerateArray().Select(change => Path.GetFileName(change.Text("path")))
            : [];
}
