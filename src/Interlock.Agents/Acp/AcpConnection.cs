using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Acp;

/// <summary>
/// The connection to an agent: our requests one after another, what it tells folded in order, what it asks answered
/// beside.
/// </summary>
/// <param name="rpc">The pipes; must mark replies.</param>
/// <param name="events">Takes what it tells.</param>
/// <param name="client">Answers what it asks.</param>
/// <param name="clock">Told when something was heard.</param>
internal sealed class AcpConnection(LineRpc rpc, AcpEvents events, AcpClient client, TurnClock clock) : IDisposable
{
    private const int MostAnswers = 64;
    private readonly SemaphoreSlim replies = new(0);
    private readonly SemaphoreSlim room = new(MostAnswers);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks the agent, and waits until all that it told before its answer has been taken too.</summary>
    /// <returns>The answer; <see cref="RpcError.Ended"/> itself when the connection ends first.</returns>
    public async Task<RpcReply> CallAsync(string method, JsonObject parameters, CancellationToken cancellation)
    {
        var reply = await rpc.RequestAsync(method, parameters, cancellation);
        if (ReferenceEquals(reply.Error, RpcError.Ended))
            await ended.Task.WaitAsync(cancellation);
        else
            await replies.WaitAsync(cancellation);
        return reply;
    }

    /// <summary>Tells the agent.</summary>
    public Task NotifyAsync(string method, JsonObject parameters, CancellationToken cancellation) =>
        rpc.NotifyAsync(method, parameters, cancellation);

    /// <summary>Takes what the agent sends until the connection ends; runs beside the rest.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        var answers = new List<Task>();
        try
        {
            await foreach (var message in rpc.Incoming.ReadAllAsync(CancellationToken.None))
            {
                if (ReferenceEquals(message, RpcMessage.Reply))
                {
                    replies.Release();
                }
                else if (message.Id is not null)
                {
                    answers.RemoveAll(answer => answer.IsCompletedSuccessfully);
                    await room.WaitAsync(CancellationToken.None);
                    answers.Add(AnswerAsync(message, cancellation));
                }
                else if (message.Method == "session/update")
                {
                    if (events.Apply(message.Params))
                        Heard();
                }
            }
        }
        finally
        {
            ended.TrySetResult();
            await Task.WhenAll(answers);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        replies.Dispose();
        room.Dispose();
    }

    // What is asked is answered off the reading: a command or a person may take long.
    private async Task AnswerAsync(RpcMessage request, CancellationToken cancellation)
    {
        try
        {
            clock.Heard(TimeSpan.Zero, tool: true);
            var known = events.Call(request.Params.Member("toolCall")?.Text("toolCallId"));
            var answer = await client.AnswerAsync(request, known, cancellation);
            if (answer.Error is { } error)
                await rpc.RefuseAsync(request.Id!.Value, error, CancellationToken.None);
            else
                await rpc.AnswerAsync(request.Id!.Value, answer.Result, CancellationToken.None);
            Heard();
        }
        finally
        {
            room.Release();
        }
    }

    private void Heard() => clock.Heard(TimeSpan.Zero, events.IsToolAtWork);
}
