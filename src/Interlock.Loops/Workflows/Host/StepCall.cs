namespace Interlock.Loops.Workflows.Host;

/// <summary><c>step(name, fn)</c> begins: the engine says whether it already has a result.</summary>
/// <param name="Site">Where.</param>
/// <param name="Number">Number of this begin in the process; its end carries the same.</param>
/// <param name="Name">Name of the step.</param>
public sealed record StepCall(ScriptSite Site, int Number, string Name);
