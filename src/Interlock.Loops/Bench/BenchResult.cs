using System.Text.Json;
using Interlock.Loops.Ship;

namespace Interlock.Loops.Bench;

/// <summary>What a comparison came to: <c>result</c> in the JSON of the run.</summary>
/// <param name="Agents">One row an agent, in the order they were named.</param>
/// <param name="Attempts">Every attempt, in the order they were made.</param>
public sealed record BenchResult(IReadOnlyList<BenchRow> Agents, IReadOnlyList<BenchAttempt> Attempts)
{
    /// <summary>Sums attempts up.</summary>
    internal static BenchResult Of(IReadOnlyList<string> agents, IReadOnlyList<BenchAttempt> attempts) =>
        new([.. agents.Select(agent => BenchRow.Of(agent, [.. attempts.Where(a => a.Agent == agent)]))], attempts);

    /// <summary>Reads the result of a run; null when it is of another version.</summary>
    public static BenchResult? Read(JsonElement result)
    {
        try
        {
            return result.Deserialize(ShipJson.Default.BenchResult) is { Agents: not null, Attempts: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As it stands in the journal.</summary>
    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(this, ShipJson.Default.BenchResult);
}
