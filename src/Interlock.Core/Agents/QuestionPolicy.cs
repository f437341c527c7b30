using System.Globalization;

namespace Interlock.Core.Agents;

/// <summary>Who answers an agent's question when nobody sits there.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Option">The option for <see cref="QuestionPolicyKind.Option"/>, counted from 1.</param>
/// <param name="Text">The words for <see cref="QuestionPolicyKind.Text"/>.</param>
public sealed record QuestionPolicy(QuestionPolicyKind Kind, int? Option = null, string? Text = null)
{
    /// <summary>The ways to write one.</summary>
    public const string Rule = "is wait, default, refuse, escalate, option:N or text:WORDS";

    /// <summary>Waits for a person.</summary>
    public static QuestionPolicy Wait { get; } = new(QuestionPolicyKind.Wait);

    /// <summary>The recommended option, else the first, else no answer.</summary>
    public static QuestionPolicy Default { get; } = new(QuestionPolicyKind.Default);

    /// <summary>Reads a policy.</summary>
    /// <returns>The policy, or null when the text is none (see <see cref="Rule"/>).</returns>
    public static QuestionPolicy? Parse(string text) =>
        text switch
        {
            "wait" => Wait,
            "default" => Default,
            "refuse" => new(QuestionPolicyKind.Refuse),
            "escalate" => new(QuestionPolicyKind.Escalate),
            _ when text.StartsWith("text:", StringComparison.Ordinal) && text.Length > 5 => new(
                QuestionPolicyKind.Text,
                Text: text[5..]
            ),
            _ when text.StartsWith("option:", StringComparison.Ordinal)
                    && int.TryParse(text[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var option)
                    && option > 0 => new(QuestionPolicyKind.Option, option),
            _ => null,
        };

    /// <summary>The policy as it is written.</summary>
    public override string ToString() =>
        Kind switch
        {
            QuestionPolicyKind.Option => $"option:{Option}",
            QuestionPolicyKind.Text => $"text:{Text}",
            _ => Kind.ToString().ToLowerInvariant(),
        };

    /// <summary>The policy's answer, or null when a person is waited for.</summary>
    public AgentAnswer? Answer(AgentQuestion question) =>
        Kind switch
        {
            QuestionPolicyKind.Wait => null,
            QuestionPolicyKind.Escalate => new AgentAnswer(AnswerKind.Escalated, "", By),
            QuestionPolicyKind.Option => Choose(question, Option!.Value),
            QuestionPolicyKind.Default => Choose(question, question.Recommended ?? 1),
            QuestionPolicyKind.Text when question.AllowsText => new AgentAnswer(AnswerKind.Text, Text!, By),
            _ => Refusal,
        };

    private string By => $"policy:{Kind.ToString().ToLowerInvariant()}";

    private AgentAnswer Refusal => new(AnswerKind.Refused, AgentAnswer.NobodyAnswers, By);

    // A secret cannot be guessed: its "options" are never taken for one.
    private AgentAnswer Choose(AgentQuestion question, int option) =>
        question.IsSecret ? Refusal
        : option > question.Options.Count
            ? Kind == QuestionPolicyKind.Option
                    ? Refusal with
                    {
                        Text =
                            $"The policy chose option {option} of {question.Options.Count}, which is not there. {AgentAnswer.NobodyAnswers}",
                    }
                : Refusal
        : new AgentAnswer(AnswerKind.Choice, question.Options[option - 1].Label, By) { Choice = option };
}
