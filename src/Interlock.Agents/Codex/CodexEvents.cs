using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;

namespace Interlock.Agents.Codex;

/// <summary>Folds the notifications of a turn: final message, usage, model, error, end.</summary>
/// <param name="progress">Told what the agent does.</param>
internal sealed class CodexEvents(Action<string> progress)
{
    private const long MaxUnixSeconds = 253_402_300_799; // the year 9999, where DateTimeOffset ends
    private readonly Dictionary<string, TokenUsage> usage = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Id of the thread whose turn this is, once it is known.</summary>
    public string? Thread { get; set; }

    /// <summary>The last message of the agent, whole.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The model that answers.</summary>
    public string? Model { get; set; }

    /// <summary>The last error; a retried one is forgotten as soon as the turn ends well.</summary>
    public JsonElement? Error { get; private set; }

    /// <summary>When the account's used-up limit is lifted, if Codex says so.</summary>
    public DateTimeOffset? LimitedUntil { get; private set; }

    /// <summary>Completes with the turn's status (<c>completed</c>, <c>failed</c>, <c>interrupted</c>), or <c>ended</c>.</summary>
    public Task<string> End => end.Task;

    /// <summary>Tokens of the turn and of the threads that it started: each thread's last total.</summary>
    public TokenUsage Usage => usage.Values.Aggregate(TokenUsage.Unknown, (sum, one) => sum.Plus(one));

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
            case "item/started":
                Announce(data.Member("item"));
                break;
            case "item/completed":
                if (data.Member("item") is { } item && item.Text("type") == "agentMessage")
                    Text = item.Text("text") ?? "";
                break;
            case "error":
                Error = data.Member("error") ?? Error;
                if (data.IsTrue("willRetry"))
                    progress($"the model failed and is tried again: {data.Member("error")?.Text("message")}");
                break;
            case "model/rerouted":
                Model = data.Text("toModel") ?? Model;
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
        if (data.Member("tokenUsage")?.Member("total") is not { } total)
            return;
        usage[data.Text("threadId") ?? ""] = new TokenUsage(
            total.Number("inputTokens"),
            total.Number("cachedInputTokens"),
            total.Number("outputTokens"),
            total.Number("reasoningOutputTokens")
        );
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
