namespace Interlock.Loops.Workflows.Host;

/// <summary>From where in a running script a call comes.</summary>
/// <param name="Workflow">Number of the workflow in this run: 0 is the main one, children count up.</param>
/// <param name="Scope">
/// Path of the branches that lead here, for example <c>parallel/3/workflow:lint/pipeline/0/1</c>; "" at the top. Written
/// from the program's structure alone, so it never depends on what finished first. It is not unique: two groups one
/// after the other have the same path, and the engine's occurrence number tells equal calls apart.
/// </param>
/// <param name="Phase">The phase in force there, or null; not part of <paramref name="Scope"/>.</param>
/// <param name="Group">Number of the innermost group (see <see cref="ScriptNote.GroupStarted"/>), 0 for none. For views;
/// not stable between runs.</param>
/// <param name="Item">Branch of that group, from 0.</param>
/// <param name="At"><c>file:line:column</c> of the call, or null when not known.</param>
public sealed record ScriptSite(int Workflow, string Scope, string? Phase, int Group, int Item, string? At);
