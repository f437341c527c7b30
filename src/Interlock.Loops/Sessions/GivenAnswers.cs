using Interlock.Core.Agents;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>Compares an answer with its question.</summary>
public static class GivenAnswers
{
    /// <summary>Who gave an answer that came by the command line.</summary>
    public const string User = "user";

    /// <summary>Why an answer is none to a question, or null when it is one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="choice">The option, counted from 1, or null.</param>
    /// <param name="text">Own words, or null.</param>
    public static string? Fault(AgentQuestion question, int? choice, string? text) =>
        choice is { } option
            ? question.Options.Count == 0
                ? "the question has no options: answer with --text"
                : option < 1 || option > question.Options.Count
                    ? $"there is no option {option}: the question has {question.Options.Count}"
                    : null
            : text is not null && !question.AllowsText && question.Options.Count > 0
                ? $"the question takes no text: choose one of its {question.Options.Count} options with --choice N"
                : null;

    /// <summary>The answer as the agent gets it.</summary>
    public static AgentAnswer Read(AgentQuestion question, GivenAnswer given) =>
        given.Choice is { } option && option >= 1 && option <= question.Options.Count
            ? new AgentAnswer(AnswerKind.Choice, question.Options[option - 1].Label, User) { Choice = option }
            : new AgentAnswer(AnswerKind.Text, given.Text ?? "", User);
}
