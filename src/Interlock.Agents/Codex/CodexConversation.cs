using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Codex;

/// <summary>One turn in a new or a resumed thread, over a connection to <c>codex app-server</c>.</summary>
internal sealed class CodexConversation(
    LineRpc rpc,
    CodexEvents events,
    AgentTurn turn,
    TurnClock clock,
    Questions questions
)
{
    /// <summary>
    /// Parts of what completed items say whole. They are asked for because without them a long thought looks like a
    /// stalled stream, and kept out of the record because they would flood it.
    /// </summary>
    public static IReadOnlySet<string> Parts { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "item/agentMessage/delta",
            "item/plan/delta",
            "item/reasoning/textDelta",
            "item/reasoning/summaryTextDelta",
            "item/reasoning/summaryPartAdded"
        );

    private static readonly RpcError Unknown = new(RpcError.MethodNotFound, "not supported by this client");

    /// <summary>Begins the turn and waits until it ends or the connection does.</summary>
    /// <returns>Null when the turn has ended (see <see cref="CodexEvents.End"/>), else why it did not begin.</returns>
    public async Task<Failure?> RunAsync(
        string prompt,
        IReadOnlyList<TurnImage> images,
        JsonNode? schema,
        CancellationToken cancellation
    )
    {
        var refused = await BeginAsync(CodexRequests.Turn(turn, prompt, images, schema), cancellation);
        if (refused is not null && refused.Code != RpcError.ConnectionEnded)
            return CodexFailures.Refused(refused);
        await events.End.WaitAsync(cancellation);
        return null;
    }

    /// <summary>Takes what Codex sends, and answers what it asks, until the connection ends; runs beside the rest.</summary>
    public async Task ReadAsync()
    {
        try
        {
            await foreach (var message in rpc.Incoming.ReadAllAsync())
            {
                if (message.Id is { } id)
                    await AnswerAsync(id, message);
                else if (message.Method == "serverRequest/resolved")
                    questions.Withdraw(message.Params.Member("requestId")?.GetRawText() ?? "");
                else
                    events.Apply(message.Method, message.Params);
                clock.Heard(TimeSpan.Zero, events.IsToolAtWork);
            }
        }
        finally
        {
            events.Ended();
        }
    }

    /// <summary>Asks Codex to end the turn now, and waits for its word.</summary>
    public async Task InterruptAsync(CancellationToken cancellation)
    {
        if (events.Turn is null || events.Thread is null)
            return;
        var parameters = new JsonObject { ["threadId"] = events.Thread, ["turnId"] = events.Turn };
        await rpc.RequestAsync("turn/interrupt", parameters, cancellation);
        await events.End.WaitAsync(cancellation);
    }

    private async Task<RpcError?> BeginAsync(JsonObject parameters, CancellationToken cancellation)
    {
        var hello = await rpc.RequestAsync("initialize", CodexRequests.Hello(), cancellation);
        if (hello.Error is not null)
            return hello.Error;
        await rpc.NotifyAsync("initialized", null, cancellation);

        var (method, thread) = CodexRequests.Thread(turn);
        var opened = await rpc.RequestAsync(method, thread, cancellation);
        if (opened.Error is not null)
            return opened.Error;
        events.Begin(opened.Result.Member("thread")?.Text("id"), opened.Result.Text("model") ?? turn.Model);

        parameters["threadId"] = events.Thread;
        var started = await rpc.RequestAsync("turn/start", parameters, cancellation);
        events.Turn ??= started.Result.Member("turn")?.Text("id");
        return started.Error;
    }

    private async Task AnswerAsync(JsonElement id, RpcMessage request)
    {
        if (request.Method == CodexQuestions.Method)
            questions.Begin(
                id.GetRawText(),
                CodexQuestions.Read(request.Params),
                answers =>
                    rpc.AnswerAsync(
                        id,
                        CodexQuestions.Answered(request.Params, answers, isRecord: false),
                        CodexQuestions.Answered(request.Params, answers, isRecord: true),
                        CancellationToken.None
                    )
            );
        else if (CodexAnswers.To(request, turn.Permission) is { } answer)
            await rpc.AnswerAsync(id, answer, CancellationToken.None);
        else
            await rpc.RefuseAsync(id, Unknown, CancellationToken.None);
    }
}
