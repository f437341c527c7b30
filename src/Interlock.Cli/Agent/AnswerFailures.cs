using Interlock.Core.Failures;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>Why a question and an answer do not come together.</summary>
internal static class AnswerFailures
{
    /// <summary>A task for a session that waits for an answer.</summary>
    public static Failure First(SessionFolder folder) =>
        new(
            "session_waits",
            $"Session '{folder.Name}' waits for an answer.",
            FailureOwner.User,
            false,
            $"Answer it with 'interlock agent answer {folder.Name}', or give it up with 'interlock agent stop {folder.Name}'."
        );

    /// <summary>An answer to no question.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="state">How it stands.</param>
    public static Failure NoQuestion(SessionFolder folder, SessionState state) =>
        new(
            "no_question",
            $"Session '{folder.Name}' asks nothing: it is {EnumWord.Of(state)}.",
            FailureOwner.User,
            false,
            $"Give it a task with: interlock agent resume {folder.Name} --task …"
        );

    /// <summary>An answer to a question that has one.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="question">The question.</param>
    public static Failure Already(SessionFolder folder, QuestionReport question) =>
        new(
            "already_answered",
            $"Session '{folder.Name}' has an answer already, by {question.By}: {ExternalText.Line(question.Answer ?? "(a secret)", 200)}. This one was not given to the agent.",
            FailureOwner.User,
            false,
            $"See how it goes on with: interlock agent watch {folder.Name}"
        );

    /// <summary>An answer that is none to the question.</summary>
    public static Failure Unfit(SessionFolder folder, string fault) =>
        new(
            "answer_invalid",
            $"That does not answer session '{folder.Name}': {fault}.",
            FailureOwner.User,
            false,
            $"See the question with: interlock agent status {folder.Name}"
        );

    /// <summary>The answer was not taken.</summary>
    public static Failure NotTaken(SessionFolder folder) =>
        new(
            "answer_not_taken",
            $"The worker of session '{folder.Name}' did not take the answer.",
            FailureOwner.Platform,
            true,
            $"See how it stands with: interlock agent status {folder.Name}"
        );
}
