using System.Text;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Acp;

/// <summary>Folds the <c>session/update</c> notifications of a turn: its message, its tools, its cost.</summary>
/// <param name="progress">Told what the agent does.</param>
/// <param name="feed">Told the message while it grows.</param>
internal sealed class AcpEvents(Action<string> progress, UpdateFeed feed)
{
    private const int LongestMessage = 32 * 1024 * 1024;
    private const int MostCalls = 500;
    private readonly StringBuilder message = new();
    private readonly Dictionary<string, AcpToolCall> calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> atWork = new(StringComparer.Ordinal);
    private string? messageId;
    private long? used;
    private bool isNewMessage;
    private string whole = "";

    /// <summary>The session whose updates count.</summary>
    public string? Session { get; set; }

    /// <summary>Whether the turn has begun: what comes before is an old conversation told again.</summary>
    public bool IsTurn { get; set; }

    /// <summary>What the session has cost so far, in US dollars, or null.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>Whether the turn waits for a tool and not for the model.</summary>
    public bool IsToolAtWork => atWork.Count > 0;

    /// <summary>Whether the message was too long to be kept whole.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether the agent has said nothing since it last used a tool.</summary>
    public bool IsSilent => isNewMessage || IsBlank;

    /// <summary>The agent's last message.</summary>
    public string Text => message.Length > 0 && !IsBlank ? message.ToString() : whole;

    /// <summary>What is known of a tool call.</summary>
    public AcpToolCall Call(string? id) =>
        id is not null && calls.TryGetValue(id, out var call) ? call : AcpToolCall.None;

    /// <summary>Takes the parameters of an update.</summary>
    /// <returns>Whether the turn goes on: Copilot tells the same usage again and again while its model fails.</returns>
    public bool Apply(JsonElement parameters)
    {
        if (parameters.Text("sessionId") != Session || parameters.Member("update") is not { } update)
            return true;
        switch (update.Text("sessionUpdate"))
        {
            case "usage_update" when update.Number("used") is { } now && now == used:
                return false;
            case "usage_update":
                used = update.Number("used");
                Price(update);
                break;
            case "agent_message_chunk" when IsTurn:
                Append(update);
                break;
            case "tool_call" or "tool_call_update" when IsTurn:
                Take(update);
                break;
            case "plan" when IsTurn && Current(update) is { } step:
                progress($"plans: {step}");
                break;
        }

        return true;
    }

    private void Price(JsonElement update)
    {
        if (
            update.Member("cost") is { } cost
            && cost.Text("currency") is "USD"
            && cost.Member("amount") is { ValueKind: JsonValueKind.Number } amount
            && amount.TryGetDecimal(out var dollars)
        )
            Cost = dollars;
    }

    private bool IsBlank => string.IsNullOrWhiteSpace(message.ToString(0, Math.Min(message.Length, 1000)));

    private void Append(JsonElement update)
    {
        if (update.Member("content") is not { } content || content.Text("text") is not { Length: > 0 } text)
            return;
        var id = update.Text("messageId");
        if (isNewMessage || (id is not null && messageId is not null && id != messageId))
            BeginMessage();
        messageId = id ?? messageId;
        if (message.Length + text.Length > LongestMessage)
        {
            IsCut = true;
            return;
        }

        message.Append(text);
        feed.Part(message.ToString);
    }

    private void BeginMessage()
    {
        isNewMessage = false;
        messageId = null;
        if (message.Length > 0 && !IsBlank)
            whole = message.ToString();
        message.Clear();
    }

    private void Take(JsonElement update)
    {
        if (update.Text("toolCallId") is not { } id)
            return;
        isNewMessage = true;
        if (!calls.ContainsKey(id) && calls.Count >= MostCalls)
            calls.Remove(calls.Keys.First());
        var before = Call(id);
        var call = before.With(update);
        calls[id] = call;
        if (update.Text("status") is "completed" or "failed")
            atWork.Remove(id);
        else if (call.Kind != "think") // a helper waits for a model too
            atWork.Add(id);
        if (Line(call) is { } line && line != Line(before))
            progress(line);
    }

    private static string? Line(AcpToolCall call) =>
        call.Kind switch
        {
            "execute" => $"runs {call.Title}",
            "edit" => $"edits {Name(call)}",
            "delete" => $"deletes {Name(call)}",
            "move" => $"moves {Name(call)}",
            "read" => $"reads {Name(call)}",
            "search" => $"searches {call.Title}",
            "fetch" => $"fetches {call.Title}",
            "think" => $"starts a helper: {call.Title}",
            _ => call.Title,
        };

    private static string? Name(AcpToolCall call) =>
        call.Paths.Count > 0 ? Path.GetFileName(call.Paths[0]) : call.Title;

    private static string? Current(JsonElement update) =>
        update.Member("entries") is { ValueKind: JsonValueKind.Array } entries
            ? entries.EnumerateArray().FirstOrDefault(e => e.Text("status") == "in_progress").Text("content")
            : null;
}
