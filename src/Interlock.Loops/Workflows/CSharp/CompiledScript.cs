using Interlock.Core.Failures;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>Outcome of a compilation; without problems and failure the program lies in the folder.</summary>
/// <param name="Problems">The author's mistakes.</param>
/// <param name="Failure">Why there was no compilation.</param>
internal sealed record CompiledScript(IReadOnlyList<ScriptProblem> Problems, Failure? Failure)
{
    /// <summary>Name of the program.</summary>
    public const string Program = "workflow.dll";
}
