using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>What <c>question.asked</c> says.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Question">The question.</param>
/// <param name="AtEnd">Whether the turn ended with it: the answer is then the next turn.</param>
public sealed record QuestionAsked(int Turn, AgentQuestion Question, bool AtEnd);
