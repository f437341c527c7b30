using System.Text.Json.Nodes;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>The prompt of a turn, its end, and its early end.</summary>
/// <param name="connection">The connection.</param>
/// <param name="events">What the agent tells.</param>
internal sealed class AcpConversation(AcpConnection connection, AcpEvents events)
{
    private Task<RpcReply>? prompt;

    /// <summary>The answer to the prompt, or null before there is one.</summary>
    public RpcReply? Answer { get; private set; }

    /// <summary>Sends the prompt and waits for the end of the turn.</summary>
    public async Task<RpcReply> PromptAsync(JsonArray content, CancellationToken cancellation)
    {
        events.IsTurn = true;
        var parameters = new JsonObject { ["sessionId"] = events.Session, ["prompt"] = content };
        prompt = connection.CallAsync("session/prompt", parameters, CancellationToken.None);
        Answer = await prompt.WaitAsync(cancellation);
        return Answer;
    }

    /// <summary>Asks the agent to end the turn now, and waits for its word.</summary>
    public async Task CancelAsync(CancellationToken cancellation)
    {
        if (prompt is null)
            return;
        await connection.NotifyAsync("session/cancel", new JsonObject { ["sessionId"] = events.Session }, cancellation);
        Answer = await prompt.WaitAsync(cancellation);
    }
}
