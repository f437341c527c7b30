using System.Text.Json;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>The function of a <c>step</c> is over.</summary>
/// <param name="Call">The step.</param>
/// <param name="Value">Its result, or null when it threw.</param>
/// <param name="Error">What it threw, or null.</param>
public sealed record StepResult(StepCall Call, JsonElement? Value, ScriptError? Error);
