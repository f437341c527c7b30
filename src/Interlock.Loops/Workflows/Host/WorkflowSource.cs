using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Answer to a <see cref="WorkflowCall"/>.</summary>
/// <param name="Path">How errors name the child, or null with an error.</param>
/// <param name="Source">Its text, or null with an error.</param>
/// <param name="Error">Why there is none, thrown at the caller; else null.</param>
public sealed record WorkflowSource(string? Path, string? Source, ScriptError? Error)
{
    /// <summary>A child that was found.</summary>
    public static WorkflowSource Found(string path, string source) => new(path, source, null);

    /// <summary>There is no such workflow, or it may not run.</summary>
    public static WorkflowSource Refused(ScriptError error) => new(null, null, error);
}
