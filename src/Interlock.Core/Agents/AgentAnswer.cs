namespace Interlock.Core.Agents;

/// <summary>The answer to an <see cref="AgentQuestion"/>.</summary>
/// <param name="Kind">What kind of answer.</param>
/// <param name="Text">The words that the agent is told; the label of the option for a choice, empty when escalated.</param>
/// <param name="By">Who answered: <c>user</c>, or <c>policy:default</c> and the like.</param>
public sealed record AgentAnswer(AnswerKind Kind, string Text, string By)
{
    /// <summary>The option chosen, counted from 1, for <see cref="AnswerKind.Choice"/>.</summary>
    public int? Choice { get; init; }

    /// <summary>What an agent is told that nobody will answer.</summary>
    public const string NobodyAnswers =
        "Nobody can answer now. Decide by yourself what is most reasonable, go on, and say in your final message what you assumed.";
}
