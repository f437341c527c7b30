using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Claude;

/// <summary>
/// One turn over Claude Code's control protocol: what the official agent SDKs speak, stream-json in both directions
/// with <c>control_request</c> and <c>control_response</c> beside the messages.
/// </summary>
internal sealed class ClaudeConversation(
    JsonLines lines,
    ClaudeEvents events,
    ClaudePermission permission,
    ModelSilence silence,
    ProtocolLog log
)
{
    /// <summary>Begins the turn and waits until it ends or the connection does.</summary>
    public async Task RunAsync(string prompt, CancellationToken cancellation)
    {
        await lines.SendAsync(Request("initialize"), cancellation);
        var message = new JsonObject { ["role"] = "user", ["content"] = prompt };
        await lines.SendAsync(new JsonObject { ["type"] = "user", ["message"] = message }, cancellation);
        await events.End.WaitAsync(cancellation);
    }

    /// <summary>Takes what Claude Code sends, and answers what it asks, until the connection ends; runs beside the rest.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (await lines.ReadAsync(cancellation) is { } line)
            {
                var message = line.TooLong ? null : JsonLines.Parse(line.Bytes);
                // Parts of an answer repeat what its message says whole, and would flood the record.
                if (message?.Text("type") != "stream_event")
                    log.Write("agent", line.Bytes);
                if (message is { } read)
                    await TakeAsync(read);
            }
        }
        finally
        {
            events.Ended();
        }
    }

    /// <summary>Asks Claude Code to end the turn now, and waits a little for its word.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> InterruptAsync(TimeProvider time)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            await lines.SendAsync(Request("interrupt"), limit.Token);
            await events.End.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TakeAsync(JsonElement message)
    {
        if (message.Text("type") == "control_request" && message.Text("request_id") is { } id)
            await lines.SendAsync(Answer(id, message.Member("request") ?? default), CancellationToken.None);
        else
            silence.Heard(events.Apply(message), events.IsToolAtWork);
    }

    private JsonObject Answer(string id, JsonElement request)
    {
        if (request.Text("subtype") != "can_use_tool")
            return Response(
                new JsonObject
                {
                    ["subtype"] = "error",
                    ["request_id"] = id,
                    ["error"] = "not supported by this client",
                }
            );
        var body = permission.Denial(request) is { } reason
            ? new JsonObject { ["behavior"] = "deny", ["message"] = reason }
            : new JsonObject
            {
                ["behavior"] = "allow",
                ["updatedInput"] = request.Member("input") is { } input
                    ? JsonNode.Parse(input.GetRawText())
                    : new JsonObject(),
            };
        return Response(
            new JsonObject
            {
                ["subtype"] = "success",
                ["request_id"] = id,
                ["response"] = body,
            }
        );
    }

    private static JsonObject Response(JsonObject response) =>
        new() { ["type"] = "control_response", ["response"] = response };

    private static JsonObject Request(string subtype) =>
        new()
        {
            ["type"] = "control_request",
            ["request_id"] = subtype,
            ["request"] = new JsonObject { ["subtype"] = subtype },
        };
}
