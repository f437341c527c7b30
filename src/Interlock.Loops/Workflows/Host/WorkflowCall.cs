using System.Text.Json;

namespace Interlock.Loops.Workflows.Host;

/// <summary><c>workflow(nameOrPath, args)</c>: asks for the source; the child then runs in the same process.</summary>
/// <param name="Site">Where; calls of the child come with a <see cref="ScriptSite.Workflow"/> of its own and a scope below.</param>
/// <param name="Reference">Name or path, as written.</param>
/// <param name="Arguments">The child's <c>args</c>.</param>
/// <param name="Depth">How deep it is nested: 1 for a child of the main script.</param>
public sealed record WorkflowCall(ScriptSite Site, string Reference, JsonElement Arguments, int Depth);
