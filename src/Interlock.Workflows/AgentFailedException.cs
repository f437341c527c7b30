namespace Interlock.Workflows;

/// <summary>An agent did not do what it was asked for. <c>TryAgent</c> gives the same as data.</summary>
/// <param name="failure">Why.</param>
public sealed class AgentFailedException(AgentFailure failure) : WorkflowException(failure.Category, failure.Message)
{
    /// <summary>Why.</summary>
    public AgentFailure Failure { get; } = failure;
}
