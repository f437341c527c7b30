using System.Text.Json;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>What a call gets: a value, or an error that is thrown in the script at the author's line.</summary>
/// <param name="Value">Any JSON; null is <c>null</c>.</param>
/// <param name="Error">The error, or null.</param>
public sealed record ScriptAnswer(JsonElement? Value, ScriptError? Error)
{
    /// <summary>The answer <c>null</c>.</summary>
    public static ScriptAnswer Nothing { get; } = new(null, null);

    /// <summary>A value.</summary>
    public static ScriptAnswer Of(JsonElement value) => new(value, null);

    /// <summary>An error.</summary>
    public static ScriptAnswer Thrown(ScriptError error) => new(null, error);
}
