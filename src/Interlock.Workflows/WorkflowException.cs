namespace Interlock.Workflows;

/// <summary>The engine refused or could not do what the workflow asked for.</summary>
/// <param name="code">Class of the failure, for programs.</param>
/// <param name="message">What happened and what to do about it.</param>
public class WorkflowException(string code, string message) : Exception(message)
{
    /// <summary>Class of the failure, for programs.</summary>
    public string Code { get; } = code;

    /// <summary>Whether the whole run ends by it: it passes through <c>Parallel</c> and <c>Pipeline</c>.</summary>
    public bool IsFatal { get; init; }

    /// <summary>Call sites in the script, innermost first.</summary>
    internal IReadOnlyList<string> Frames { get; init; } = [];
}
