using System.Text.Json;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>How a script ended.</summary>
/// <param name="Value">What it returned (<c>null</c> for nothing), or null when it failed.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record ScriptEnd(JsonElement? Value, ScriptError? Error)
{
    /// <summary>Promises that failed and that nobody looked at until the end.</summary>
    public IReadOnlyList<ScriptError> Unseen { get; init; } = [];
}
