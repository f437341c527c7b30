using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>What <c>question.answered</c> says.</summary>
/// <param name="Turn">Number of the turn that asked.</param>
/// <param name="Id">Id of the question.</param>
/// <param name="Kind">What kind of answer.</param>
/// <param name="Choice">The option, counted from 1, or null.</param>
/// <param name="Text">The words; null when they are a secret.</param>
/// <param name="Secret">Whether they are a secret.</param>
/// <param name="By">Who answered.</param>
/// <param name="Given">Id of the answer when a person gave it, or null.</param>
public sealed record QuestionAnswered(
    int Turn,
    string Id,
    AnswerKind Kind,
    int? Choice,
    string? Text,
    bool Secret,
    string By,
    string? Given = null
);
