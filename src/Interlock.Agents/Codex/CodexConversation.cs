using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Codex;

/// <summary>One thread with one turn, over a connection to <c>codex app-server</c>.</summary>
internal sealed class CodexConversation(LineRpc rpc, CodexEvents events, AgentTurn turn)
{
    // Deltas repeat what the completed items say whole, and flood the record.
    private static readonly string[] Unwanted =
    [
        "item/agentMessage/delta",
        "item/plan/delta",
        "item/commandExecution/outputDelta",
        "item/fileChange/outputDelta",
        "item/reasoning/textDelta",
        "item/reasoning/summaryTextDelta",
        "item/reasoning/summaryPartAdded",
        "turn/diff/updated",
    ];

    private static readonly RpcError Unknown = new(RpcError.MethodNotFound, "not supported by this client");
    private string? turnId;

    /// <summary>Begins the turn and waits until it ends or the connection does.</summary>
    /// <returns>Null when the turn has ended (see <see cref="CodexEvents.End"/>), else why it did not begin.</returns>
    public async Task<Failure?> RunAsync(string prompt, JsonNode? schema, CancellationToken cancellation)
    {
        var refused = await BeginAsync(prompt, schema, cancellation);
        if (refused is not null && refused.Code != RpcError.ConnectionEnded)
            return Refused(refused);
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
                if (message.Id is not { } id)
                    events.Apply(message.Method, message.Params);
                else if (CodexAnswers.To(message, turn.Permission) is { } answer)
                    await rpc.AnswerAsync(id, answer, CancellationToken.None);
                else
                    await rpc.RefuseAsync(id, Unknown, CancellationToken.None);
            }
        }
        finally
        {
            events.Ended();
        }
    }

    /// <summary>Asks Codex to end the turn now, and waits a little for its word.</summary>
    public async Task InterruptAsync(TimeProvider time)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            if (turnId is null || events.Thread is null)
                return;
            var parameters = new JsonObject { ["threadId"] = events.Thread, ["turnId"] = turnId };
            await rpc.RequestAsync("turn/interrupt", parameters, limit.Token);
            await events.End.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            turn.Progress?.Invoke("does not stop when asked; its processes are ended");
        }
    }

    private async Task<RpcError?> BeginAsync(string prompt, JsonNode? schema, CancellationToken cancellation)
    {
        var hello = await rpc.RequestAsync("initialize", Hello(), cancellation);
        if (hello.Error is not null)
            return hello.Error;
        await rpc.NotifyAsync("initialized", null, cancellation);

        var parameters = new JsonObject
        {
            ["cwd"] = turn.Workspace,
            ["approvalPolicy"] = "never",
            ["sandbox"] = CodexConfig.Sandbox(turn.Permission),
        };
        if (turn.Model is not null)
            parameters["model"] = turn.Model;
        var thread = await rpc.RequestAsync("thread/start", parameters, cancellation);
        if (thread.Error is not null)
            return thread.Error;
        events.Thread = thread.Result.Member("thread")?.Text("id");
        events.Model = thread.Result.Text("model") ?? turn.Model;

        var input = new JsonObject { ["type"] = "text", ["text"] = prompt };
        parameters = new JsonObject { ["threadId"] = events.Thread, ["input"] = new JsonArray(input) };
        if (schema is not null)
            parameters["outputSchema"] = schema;
        var started = await rpc.RequestAsync("turn/start", parameters, cancellation);
        turnId = started.Result.Member("turn")?.Text("id");
        return started.Error;
    }

    private static JsonObject Hello() =>
        new()
        {
            ["clientInfo"] = new JsonObject
            {
                ["name"] = "interlock",
                ["title"] = "Interlock",
                ["version"] = Version,
            },
            ["capabilities"] = new JsonObject
            {
                ["experimentalApi"] = false,
                ["optOutNotificationMethods"] = new JsonArray([.. Unwanted.Select(name => (JsonNode)name)]),
            },
        };

    private static string Version => typeof(CodexConversation).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static Failure Refused(RpcError error) =>
        new(
            "agent_failed",
            $"Codex refused to begin: {error.Message}",
            FailureOwner.User,
            false,
            "Check the model and provider in Codex's config.toml."
        );
}
