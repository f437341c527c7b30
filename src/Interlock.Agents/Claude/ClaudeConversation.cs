using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Claude;

/// <summary>
/// One turn with Claude Code: stream-json in both directions, with the <see cref="ClaudeControl"/> requests beside the
/// messages.
/// </summary>
internal sealed class ClaudeConversation(
    JsonLines lines,
    ClaudeEvents events,
    ClaudePermission permission,
    TurnClock clock,
    Questions questions,
    ProtocolLog log
)
{
    private static readonly TimeSpan UsageLimit = TimeSpan.FromSeconds(5);
    private readonly ClaudeControl control = new(lines);

    /// <summary>Begins the turn and waits until it ends or the connection does.</summary>
    public async Task RunAsync(ClaudePrompt prompt, TimeProvider time, CancellationToken cancellation)
    {
        await control.AskAsync("initialize", prompt.Hello(), cancellation);
        if (prompt.Resumes)
            events.Begun = await UsedBeforeAsync(time, cancellation);
        await lines.SendAsync(prompt.Message(), cancellation);
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
            control.Ended();
            events.Ended();
        }
    }

    /// <summary>Asks Claude Code to end the turn now, and waits for its word.</summary>
    public async Task InterruptAsync(CancellationToken cancellation)
    {
        await control.AskAsync("interrupt", null, cancellation);
        await events.End.WaitAsync(cancellation);
    }

    // Newer versions count a session's usage over all its turns: what was used before is taken off.
    private async Task<JsonElement?> UsedBeforeAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(UsageLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return (await control.AskAsync("get_usage", null, either.Token))?.Member("session")?.Member("model_usage");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null; // it asks its provider too, which may be slow: the turn's usage is then an estimate
        }
    }

    private async Task TakeAsync(JsonElement message)
    {
        switch (message.Text("type"))
        {
            case "control_request" when message.Text("request_id") is { } id:
                await AnswerAsync(id, message.Member("request") ?? default);
                break;
            case "control_cancel_request":
                questions.Withdraw(message.Text("request_id") ?? "");
                break;
            case "control_response":
                control.Take(message);
                break;
            default:
                clock.Heard(events.Apply(message), events.IsToolAtWork);
                break;
        }
    }

    private async Task AnswerAsync(string id, JsonElement request)
    {
        if (request.Text("subtype") != "can_use_tool")
            await control.RefuseAsync(id);
        else if (request.Text("tool_name") == ClaudeQuestions.Tool)
            questions.Begin(
                id,
                ClaudeQuestions.Read(request),
                answers => control.AnswerAsync(id, Allow(ClaudeQuestions.Answered(request, answers)))
            );
        else if (permission.Denial(request) is { } reason)
            await control.AnswerAsync(id, new JsonObject { ["behavior"] = "deny", ["message"] = reason });
        else
            await control.AnswerAsync(id, Allow(JsonNode.Parse(request.Member("input")?.GetRawText() ?? "{}")));
    }

    private static JsonObject Allow(JsonNode? input) => new() { ["behavior"] = "allow", ["updatedInput"] = input };
}
