using Interlock.Core.Agents;
using Interlock.Core.Text;

namespace Interlock.Loops.Sessions;

/// <summary>Takes secrets out of what an agent says, whatever its adapter took out already.</summary>
internal static class SecretResults
{
    public static TurnResult Redact(this SecretText secrets, TurnResult result) =>
        result with
        {
            Text = secrets.Redact(result.Text),
            Failure = result.Failure is { } failure ? failure with { Message = secrets.Redact(failure.Message) } : null,
            Question = result.Question is { } question ? secrets.Redact(question) : null,
        };

    public static AgentQuestion Redact(this SecretText secrets, AgentQuestion question) =>
        question with
        {
            Text = secrets.Redact(question.Text),
            Header = question.Header is { } header ? secrets.Redact(header) : null,
            Options =
            [
                .. question.Options.Select(option => new QuestionOption(
                    secrets.Redact(option.Label),
                    option.Description is { } more ? secrets.Redact(more) : null
                )),
            ],
        };
}
