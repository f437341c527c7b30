namespace Interlock.Workflows;

/// <summary>Why an agent failed.</summary>
/// <param name="Category">Class, for programs: <c>schema_mismatch</c>, <c>agent_timeout</c>, …</param>
/// <param name="Message">In words.</param>
/// <param name="Issues">What is wrong with the answer, by the schema; empty for other failures.</param>
/// <param name="Retryable">Whether the same call may succeed later.</param>
/// <param name="NextAction">What to do about it.</param>
public sealed record AgentFailure(
    string Category,
    string Message,
    IReadOnlyList<string> Issues,
    bool Retryable,
    string NextAction
);
