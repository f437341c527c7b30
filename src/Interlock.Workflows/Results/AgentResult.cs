namespace Interlock.Workflows;

/// <summary>What became of an agent.</summary>
/// <param name="Value">Its answer; the default when it failed.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record AgentResult<T>(T? Value, AgentFailure? Failure)
{
    /// <summary>Whether there is an answer.</summary>
    public bool Ok => Failure is null;
}
