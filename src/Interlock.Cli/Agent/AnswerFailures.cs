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
    public static Failure NoQuestion(SessionReport report) =>
        new(
            "no_question",
            $"Session '{report.Session}' asks nothing: it is {EnumWord.Of(report.State)}.",
            FailureOwner.User,
            false,
            $"Give it a task with: interlock agent resume {report.Session} --task …"
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
