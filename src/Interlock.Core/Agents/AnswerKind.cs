namespace Interlock.Core.Agents;

/// <summary>How a question was answered.</summary>
public enum AnswerKind
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Own words.</summary>
    Text,

    /// <summary>No answer is given; the agent is told to decide by itself.</summary>
    Refused,

    /// <summary>A person has to decide: the turn ends with the question and failure class <c>needs_owner</c>.</summary>
    Escalated,
}
