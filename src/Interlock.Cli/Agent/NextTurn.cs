using Interlock.Core.Agents;
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

    /// <summary>What stands before the answer to a question: nothing when the turn ended with it, else the question again.</summary>
    public static string Lead(QuestionReport question) =>
        question.AtEnd
            ? ""
            : $"Your work was cut off while you waited for the answer to this question of yours:\n\n{question.Question.Text}\n\nGo on with it. The answer is:\n\n";
}
