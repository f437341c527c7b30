using System.Text;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;

namespace Interlock.Agents.Claude;

/// <summary>Folds the messages of a turn: result, usage, model, error, and whether a tool is at work.</summary>
/// <param name="progress">Told what the agent does.</param>
/// <param name="feed">Told what is new.</param>
/// <param name="resumed">Whether the session had earlier turns.</param>
internal sealed class ClaudeEvents(Action<string> progress, UpdateFeed feed, bool resumed)
{
    private const long MaxUnixSeconds = 253_402_300_799; // the year 9999, where DateTimeOffset ends
    private readonly HashSet<string> atWork = new(StringComparer.Ordinal);
    private readonly ClaudeTally tally = new();
    private readonly StringBuilder part = new();
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Id of the session, once it is known.</summary>
    public string? Session { get; private set; }

    /// <summary>The model that answers.</summary>
    public string? Model { get; private set; }

    /// <summary>The <c>result</c> of the turn, or null when there was none.</summary>
    public JsonElement? Result { get; private set; }

    /// <summary>Claude Code's name for the last error of the model, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>When the account's used-up limit is lifted, if it is used up.</summary>
    public DateTimeOffset? LimitedUntil { get; private set; }

    /// <summary>What Claude Code last waited before it tried again, or null when it did not.</summary>
    public TimeSpan? RetryDelay { get; private set; }

    /// <summary>Whether the tool for structured output is on offer.</summary>
    public bool TakesSchema { get; private set; }

    /// <summary>Whether the turn waits for a tool and not for the model.</summary>
    public bool IsToolAtWork => atWork.Count > 0;

    /// <summary>Completes with the turn or the connection.</summary>
    public Task End => end.Task;

    /// <summary>The last message of the agent that is complete.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The session's <c>model_usage</c> when the turn began, or null when that is not known.</summary>
    public JsonElement? Begun { get; set; }

    /// <summary>Tokens of the turn and of the agents that it started.</summary>
    public TokenUsage Usage
    {
        get
        {
            var told = Result is { } result ? ClaudeUsage.Of(result, resumed, Begun) : TokenUsage.Unknown;
            // An answer that was cut short is not in the result.
            return Sum(tally.Usage) > Sum(told) ? tally.Usage : told;
        }
    }

    /// <summary>The connection is over.</summary>
    public void Ended() => end.TrySetResult();

    /// <summary>Takes a message.</summary>
    /// <returns>How much longer than usual silence may now last.</returns>
    public TimeSpan Apply(JsonElement message)
    {
        switch (message.Text("type"))
        {
            case "system" when message.Text("subtype") == "init":
                Begin(message);
                break;
            case "system" when message.Text("subtype") == "api_retry":
                return Retry(message);
            case "stream_event":
                Part(message.Text("parent_tool_use_id") ?? "", message.Member("event") ?? default);
                break;
            case "assistant":
                Error = message.Text("error") ?? Error;
                Say(message);
                foreach (var block in Blocks(message).Where(b => b.Text("type") == "tool_use"))
                    Announce(block);
                break;
            case "user":
                foreach (var block in Blocks(message))
                    atWork.Remove(block.Text("tool_use_id") ?? "");
                break;
            case "rate_limit_event":
                Limit(message.Member("rate_limit_info"));
                break;
            case "result":
                Result ??= message;
                feed.Usage(Usage);
                end.TrySetResult();
                break;
        }

        return TimeSpan.Zero;
    }

    private static long Sum(TokenUsage usage) => (usage.Input ?? 0) + (usage.Output ?? 0);

    private void Part(string conversation, JsonElement data)
    {
        if (tally.Apply(conversation, data))
            feed.Usage(tally.Usage);
        if (conversation.Length > 0)
            return;
        if (data.Text("type") == "message_start")
            part.Clear();
        else if (data.Member("delta") is { } delta && delta.Text("type") == "text_delta")
            Grow(delta.Text("text"));
    }

    private void Grow(string? more)
    {
        part.Append(more);
        feed.Part(part.ToString);
    }

    private void Say(JsonElement message)
    {
        var text = string.Concat(Blocks(message).Where(b => b.Text("type") == "text").Select(b => b.Text("text")));
        if (text.Length == 0 || message.Text("parent_tool_use_id") is not null)
            return;
        Said = text;
        feed.Message(text);
    }

    private static JsonElement.ArrayEnumerator Blocks(JsonElement message) =>
        message.Member("message")?.Member("content") is { ValueKind: JsonValueKind.Array } content
            ? content.EnumerateArray()
            : default;

    private void Begin(JsonElement message)
    {
        Session = message.Text("session_id");
        Model = message.Text("model");
        feed.Conversation(Session, Model);
        TakesSchema =
            message.Member("tools") is { ValueKind: JsonValueKind.Array } tools
            && tools
                .EnumerateArray()
                .Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals("StructuredOutput"));
    }

    private TimeSpan Retry(JsonElement message)
    {
        progress($"the model failed and is tried again: {message.Text("error")}");
        var milliseconds = message.Member("retry_delay_ms") is { ValueKind: JsonValueKind.Number } delay
            ? delay.GetDouble()
            : 0;
        RetryDelay = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, TimeSpan.FromDays(7).TotalMilliseconds));
        return RetryDelay.Value;
    }

    private void Limit(JsonElement? limit)
    {
        if (
            limit?.Text("status") == "rejected"
            && limit?.Number("resetsAt") is > 0 and < MaxUnixSeconds and var seconds
        )
            LimitedUntil = DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    private void Announce(JsonElement call)
    {
        var tool = call.Text("name");
        if (tool is not ("Task" or "Agent") && call.Text("id") is { } id) // those wait for a model too
            atWork.Add(id);
        var input = call.Member("input");
        var line = tool switch
        {
            "Bash" => $"runs {input?.Text("command")}",
            "Edit" or "Write" => $"edits {Path.GetFileName(input?.Text("file_path"))}",
            "NotebookEdit" => $"edits {Path.GetFileName(input?.Text("notebook_path"))}",
            "Read" => $"reads {Path.GetFileName(input?.Text("file_path"))}",
            "Task" or "Agent" => $"starts a helper: {input?.Text("description")}",
            "WebFetch" or "WebSearch" => "searches the web",
            _ => null,
        };
        if (line is not null)
            progress(line);
    }
}
