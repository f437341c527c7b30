namespace Interlock.Loops.Workflows.Script;

/// <summary>A workflow script as it was read, before anything of it runs.</summary>
/// <param name="Path">How errors name it: a path as the user would write it.</param>
/// <param name="Source">The whole text.</param>
/// <param name="Meta">What <c>export const meta</c> says; null when the script has none.</param>
/// <param name="Form">How the script is written.</param>
/// <param name="Problems">Why it cannot run, each with the author's line; empty when it can.</param>
public sealed record WorkflowScript(
    string Path,
    string Source,
    WorkflowMeta? Meta,
    ScriptForm Form,
    IReadOnlyList<ScriptProblem> Problems
)
{
    /// <summary>What the script calls itself, else its file name without extension.</summary>
    public string Name => Meta?.Name is { Length: > 0 } name ? name : System.IO.Path.GetFileNameWithoutExtension(Path);
}
