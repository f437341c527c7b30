using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>What one more turn of a session has to say, given what its runtime knows already.</summary>
internal static class NextTurn
{
    /// <summary>Whether the runtime knows nothing yet: a conversation that never began is begun.</summary>
    public static bool IsFirst(SessionFold fold, IAgent agent) =>
        fold.Conversation is null && (!fold.HasAnswered || agent.Capabilities.Contains(Capability.Resume));

    /// <summary>What is asked now, behind what was asked first when nobody has heard that yet.</summary>
    public static string Whole(SessionFold fold, bool isFirst, string prompt) =>
        isFirst && fold.FirstPrompt is { } first ? $"{first.TrimEnd()}\n\n{prompt}" : prompt;

    /// <summary>Why the turn cannot be asked for: what it needs is kept nowhere whole.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="fold">What is known of it.</param>
    /// <param name="isFirst">Whether what was asked first is asked again.</param>
    /// <param name="redacted">What the record lacks of the options of the turn.</param>
    public static Failure? Unknown(
        SessionFolder folder,
        SessionFold fold,
        bool isFirst,
        IEnumerable<string> redacted
    ) =>
        isFirst && fold.IsFirstRedacted
            ? SessionFailures.NotKept(
                folder,
                "the task",
                "Its agent had not begun, so that nobody else knows it: begin again with 'interlock agent run'."
            )
        : redacted.FirstOrDefault(name => name is "instructions" or "questions") is { } option
            ? SessionFailures.NotKept(
                folder,
                $"--{option}",
                $"Give it again: interlock agent resume {folder.Name} --{option} … --task … (a question that is open is ended first, by 'interlock agent stop {folder.Name}')"
            )
        : null;

    /// <summary>What stands before the answer to a question: nothing when the turn ended with it, else the question again.</summary>
    public static string Lead(QuestionReport question) =>
        question.AtEnd
            ? ""
            : $"Your work was cut off while you waited for the answer to this question of yours:\n\n{question.Question.Text}\n\nGo on with it. The answer is:\n\n";
}
