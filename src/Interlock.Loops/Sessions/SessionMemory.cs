using Interlock.Core.Agents;
using Interlock.Core.Git;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>What a turn of a session has to know of those before it.</summary>
/// <param name="Conversation">The runtime's id of the conversation, or null.</param>
/// <param name="Tree">The tree that the work has come to.</param>
/// <param name="Spent">What all turns spent.</param>
/// <param name="Seconds">How long they took.</param>
internal sealed record SessionMemory(string? Conversation, ObjectId Tree, TokenUsage Spent, double Seconds)
{
    /// <summary>What the journal says.</summary>
    public static SessionMemory Of(SessionFold fold) =>
        new(
            fold.Conversation,
            fold.Change?.ResultTree ?? new ObjectId(fold.Created!.BaseTree),
            fold.Spent,
            fold.Seconds
        );

    /// <summary>After one more turn.</summary>
    public SessionMemory After(TurnOutcome outcome) =>
        new(
            outcome.Result?.Session ?? Conversation,
            outcome.Change?.ResultTree ?? Tree,
            outcome.Result is null ? Spent
                : Spent == TokenUsage.Unknown ? outcome.Result.Usage
                : Spent.Plus(outcome.Result.Usage),
            Seconds + (outcome.Result?.Seconds ?? 0)
        );

    /// <summary>What the next turn may still spend; a figure below one means nothing.</summary>
    public TurnLimits Rest(TurnLimits limits) =>
        limits with
        {
            Tokens = limits.Tokens - ((Spent.Input ?? 0) + (Spent.Output ?? 0)),
            OutputTokens = limits.OutputTokens - (Spent.Output ?? 0),
            Money = limits.Money - (Spent.Money ?? 0),
        };

    /// <summary>How long the next turn may take.</summary>
    public TimeSpan Time(SessionOptions options) =>
        options.TotalTimeout is { } total && total - TimeSpan.FromSeconds(Seconds) is var rest && rest < options.Timeout
            ? rest
            : options.Timeout;
}
