using System.Text.Json;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Answer to a <see cref="StepCall"/>.</summary>
/// <param name="Replayed">The recorded result, so that the function does not run; null when it must run.</param>
public sealed record StepStart(JsonElement? Replayed)
{
    /// <summary>There is no result: run the function.</summary>
    public static StepStart Run { get; } = new((JsonElement?)null);
}
