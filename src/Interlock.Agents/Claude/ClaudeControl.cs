using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Claude;

/// <summary>
/// Claude Code's control protocol, beside the messages of a conversation: <c>control_request</c> and
/// <c>control_response</c>, in both directions, as the official agent SDKs speak it.
/// </summary>
/// <param name="lines">The connection.</param>
internal sealed class ClaudeControl(JsonLines lines)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement?>> waiting = new(
        StringComparer.Ordinal
    );
    private int last;
    private volatile bool ended;

    /// <summary>Asks Claude Code for something.</summary>
    /// <returns>What it answers; null when it refuses or the connection ends.</returns>
    public async Task<JsonElement?> AskAsync(string subtype, JsonObject? more, CancellationToken cancellation)
    {
        var id = $"{subtype}-{Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)}";
        var answer = new TaskCompletionSource<JsonElement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        var request = more ?? [];
        request.Insert(0, "subtype", subtype);
        var message = new JsonObject
        {
            ["type"] = "control_request",
            ["request_id"] = id,
            ["request"] = request,
        };
        if (!await lines.SendAsync(message, cancellation) || ended)
            answer.TrySetResult(null);
        return await answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Takes an answer of Claude Code.</summary>
    /// <param name="message">A <c>control_response</c>.</param>
    public void Take(JsonElement message)
    {
        var response = message.Member("response");
        if (waiting.TryRemove(response?.Text("request_id") ?? "", out var answer))
            answer.TrySetResult(
                response?.Text("subtype") == "success" ? response?.Member("response") ?? default(JsonElement) : null
            );
    }

    /// <summary>Answers a request of Claude Code.</summary>
    public Task AnswerAsync(string id, JsonObject body) =>
        RespondAsync(
            new JsonObject
            {
                ["subtype"] = "success",
                ["request_id"] = id,
                ["response"] = body,
            }
        );

    /// <summary>Refuses a request of Claude Code that nobody here understands.</summary>
    public Task RefuseAsync(string id) =>
        RespondAsync(
            new JsonObject
            {
                ["subtype"] = "error",
                ["request_id"] = id,
                ["error"] = "not supported by this client",
            }
        );

    /// <summary>The connection is over: nothing more is answered.</summary>
    public void Ended()
    {
        ended = true;
        foreach (var answer in waiting.Values)
            answer.TrySetResult(null);
    }

    private Task<bool> RespondAsync(JsonObject response) =>
        lines.SendAsync(
            new JsonObject { ["type"] = "control_response", ["response"] = response },
            CancellationToken.None
        );
}
