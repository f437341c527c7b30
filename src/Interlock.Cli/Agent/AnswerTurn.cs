using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.Text;
using Interlock.Loops.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>The turn that an answer is when no worker waits for it.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
/// <param name="question">The question.</param>
/// <param name="given">The answer.</param>
internal sealed class AnswerTurn(Face face, SessionFolder folder, QuestionReport question, GivenAnswer given)
{
    private bool IsSecret => question.Question.IsSecret;

    private Redactor Redactor => new(face.Environment.SecretValues);

    /// <summary>The answer as the agent gets it.</summary>
    public Core.Agents.AgentAnswer Answer { get; } = GivenAnswers.Read(question.Question, given);

    /// <summary>How the turn is run, once it was ordered.</summary>
    public SessionOptions? Options { get; private set; }

    /// <summary>What is recorded of the answer.</summary>
    public QuestionAnswered Recorded =>
        new(
            0,
            question.Id,
            Answer.Kind,
            Answer.Choice,
            IsSecret ? null : Redactor.Redact(Answer.Text),
            IsSecret,
            Answer.By,
            given.Id
        );

    /// <summary>Makes the order; asked under the session's lock.</summary>
    /// <param name="fold">What is known of the session then.</param>
    public (TurnOrder? Order, Failure? Failure) Order(SessionFold fold)
    {
        if (fold.Question(question.Asked) is { Kind: not null } answered)
            return (null, AnswerFailures.Already(folder, answered));
        if (fold is not { Order: { } last } || fold.Pending(live: false)?.Asked != question.Asked)
            return (null, AnswerFailures.NoQuestion(folder, fold.StateNow(live: false)));
        var agent = AgentStore.Agent(face, last.Options);
        var isFirst = !question.AtEnd && NextTurn.IsFirst(fold, agent);
        if (SessionNeeds.Missing(agent, last.Options, [], isFirst ? null : folder.Name) is { } missing)
            return (null, missing);
        if (NextTurn.Unknown(folder, fold, isFirst, last.Redacted) is { } unknown)
            return (null, unknown);
        Options = last.Options;
        var lead = NextTurn.Whole(fold, isFirst, NextTurn.Lead(question));
        var order = TurnOrders.Of(last.Turn + 1, TurnKind.Answer, lead + Answer.Text, IsSecret, last.Options);
        order = order with { Answer = given.Id, Lead = IsSecret && lead.Length > 0 ? lead : null };
        return (order.For(Redactor), null);
    }
}
