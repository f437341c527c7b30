namespace Interlock.Loops.Workflows;

/// <summary>A script as it lies on disk.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Shown">How people and errors name it: relative to the repository where it is inside.</param>
/// <param name="Source">Its text.</param>
public sealed record WorkflowFile(string Path, string Shown, string Source)
{
    /// <summary>Extension of workflows in C#.</summary>
    public const string CSharp = ".cs";

    /// <summary>Whether it is a workflow in C#, not in JavaScript.</summary>
    public bool IsCSharp => System.IO.Path.GetExtension(Path) is CSharp;
}
