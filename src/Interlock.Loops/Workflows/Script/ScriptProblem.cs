namespace Interlock.Loops.Workflows.Script;

/// <summary>Why a script cannot run.</summary>
/// <param name="File">The script, as <see cref="WorkflowScript.Path"/> names it.</param>
/// <param name="Line">The author's line, from 1.</param>
/// <param name="Column">The author's column in UTF-16 units, from 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ScriptProblem(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
