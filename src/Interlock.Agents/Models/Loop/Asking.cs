using System.Text.Json;
using Interlock.Agents.Models.Clients;
using Interlock.Agents.Models.Conversations;
using Interlock.Agents.Models.Providers;
using Interlock.Agents.Sessions;
using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Loop;

/// <summary>Asks the model within the bounds of a turn: silence, window, output; counts tokens and tells what is new.</summary>
/// <param name="client">The model.</param>
/// <param name="provider">Its provider.</param>
/// <param name="request">The request but for its conversation.</param>
/// <param name="turn">The turn.</param>
/// <param name="record">Its records.</param>
/// <param name="time">The clock.</param>
internal sealed class Asking(
    IModelClient client,
    Provider provider,
    ModelRequest request,
    AgentTurn turn,
    SessionRecord record,
    TimeProvider time
)
{
    private const int KeptResults = 6;
    private const int KeptWhenFull = 1;
    private readonly Compaction compaction = new();

    /// <summary>Tokens of the turn so far.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; private set; }

    /// <summary>Why an answer was cut off: the turn's own limit, or the provider's.</summary>
    public Failure CutOff =>
        turn.Limits.OutputTokens is { } limit
            ? AgentFailures.BudgetExhausted($"{Usage?.Output} output tokens of {limit} are spent.")
            : ModelFailures.OutputLimit;

    /// <summary>Asks once; when the conversation is too long for the model, again with less of it.</summary>
    /// <param name="items">The conversation.</param>
    /// <param name="isRepair">Whether the last message is asked for again.</param>
    /// <param name="cancellation">Ends the turn.</param>
    /// <exception cref="FailureException">The provider failed.</exception>
    public async Task<ModelReply> AskAsync(IReadOnlyList<ChatItem> items, bool isRepair, CancellationToken cancellation)
    {
        try
        {
            return await OnceAsync(items, isRepair, cancellation);
        }
        catch (FailureException full)
            when (full.Failure.Class == AgentFailures.ContextWindow.Class && compaction.Move(items, KeptWhenFull))
        {
            turn.Progress?.Invoke(record.Line("the conversation is too long for the model: old results are left out"));
            return await OnceAsync(items, isRepair, cancellation);
        }
    }

    private async Task<ModelReply> OnceAsync(
        IReadOnlyList<ChatItem> items,
        bool isRepair,
        CancellationToken cancellation
    )
    {
        using var silence = new ModelSilence(turn.IdleTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        var live = new LiveMessage(turn, record, time);
        var hearing = new Hearing(
            body => record.Log.Write("engine", body.Span),
            () => silence.Heard(TimeSpan.Zero, tool: false),
            live.Append
        );
        try
        {
            var asked = request with { Items = compaction.Apply(items), MaxOutput = MaxOutput(), IsRepair = isRepair };
            var reply = await client.AskAsync(asked, hearing, stop.Token);
            Take(reply, items);
            live.Finish(reply.Message.Text, Usage!);
            return reply.Stop == StopReason.Window
                ? throw new FailureException(
                    AgentFailures.ContextWindow with
                    {
                        Message = "The conversation is too long.",
                    }
                )
                : reply;
        }
        catch (OperationCanceledException)
            when (silence.Token.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FailureException(AgentFailures.Silent(provider.Name, turn.IdleTimeout));
        }
    }

    private long? MaxOutput() =>
        turn.Limits.OutputTokens is { } limit ? Math.Max(1, limit - (Usage?.Output ?? 0)) : provider.MaxOutput;

    private void Take(ModelReply reply, IReadOnlyList<ChatItem> items)
    {
        Usage = Usage is null ? reply.Usage : Usage.Plus(reply.Usage);
        Model = reply.Model ?? Model;
        record.Log.Write(
            "agent",
            JsonSerializer.SerializeToUtf8Bytes(reply.Message, ConversationJson.Default.ChatItem)
        );
        if (reply.Usage.Input >= provider.Window)
            compaction.Move(items, KeptResults);
    }
}
