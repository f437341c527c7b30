using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Tools;
using Interlock.Agents.Sessions;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Loop;

/// <summary>The loop: the model answers, its tools are carried out, it gets their answers, until it ends with a message.</summary>
/// <param name="asking">Asks the model.</param>
/// <param name="conversation">What was said.</param>
/// <param name="tools">What can be done.</param>
/// <param name="final">What the last message has to be.</param>
/// <param name="report">Told each call before it is carried out, and what came of it when it failed; for people.</param>
internal sealed class ModelLoop(
    Asking asking,
    Conversation conversation,
    ToolBox tools,
    FinalMessage final,
    Action<ToolCall, ToolOutput?> report
)
{
    private const int MostSteps = 60;
    private const int MostRepairs = 2;
    private readonly LoopGuard guard = new();

    /// <summary>Runs a turn, whose prompt is in the conversation, to its end.</summary>
    /// <returns>The last message and, when the turn did not end well, why.</returns>
    /// <exception cref="FailureException">The provider failed.</exception>
    public async Task<(string Text, Failure? Failure)> RunAsync(CancellationToken cancellation)
    {
        var repairs = 0;
        for (var step = 1; step <= MostSteps; step++)
        {
            var reply = await asking.AskAsync(conversation.Items, repairs > 0, cancellation);
            conversation.Add(reply.Message);
            var text = reply.Message.Text;
            if (reply.Stop == StopReason.Refused)
                return (text, AgentFailures.Refused with { Message = "The model refused." });
            if (reply.Message.Calls.Count > 0)
            {
                foreach (var call in reply.Message.Calls)
                    await CarryOutAsync(call, cancellation);
                if (tools.Escalated is { } question)
                    return (text, AgentFailures.NeedsOwner(question.Text));
                if (guard.Trouble is { } trouble)
                    return (text, ModelFailures.Stuck(trouble));
                continue;
            }
            if (reply.Stop == StopReason.Length)
                return (text, asking.CutOff);
            var (message, problem) = final.Check(text);
            if (problem is null)
                return (message, null);
            if (repairs++ == MostRepairs)
                return (message, ModelFailures.NotTheSchema(problem));
            conversation.Add(new UserMessage(final.Complaint(problem), []));
        }
        return ("", ModelFailures.Steps(MostSteps));
    }

    private async Task CarryOutAsync(ToolCall call, CancellationToken cancellation)
    {
        report(call, null);
        if (guard.Before(call) is { } warning)
        {
            conversation.Add(new ToolResult(call.Id, warning, IsError: true));
            return;
        }
        var (output, malformed) = await tools.RunAsync(call, cancellation);
        guard.After(malformed);
        if (output.IsError)
            report(call, output);
        conversation.Add(new ToolResult(call.Id, output.Text, output.IsError));
    }
}
