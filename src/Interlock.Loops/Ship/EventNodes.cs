using System.Text.Json.Nodes;
using Interlock.Core.Text;

namespace Interlock.Loops.Ship;

/// <summary>The parts that ship's events are made of, as JSON.</summary>
internal static class EventNodes
{
    /// <summary>How a run ended, or what it was interrupted by, as event data.</summary>
    public static JsonObject End(ShipEnd end) =>
        new()
        {
            ["outcome"] = EnumWord.Of(end.Outcome),
            ["exit"] = end.Exit,
            ["verdict"] = EnumWord.Of(end.Verdict),
            ["failure"] = end.Failure is { } failure ? Failure(failure) : null,
        };

    public static JsonObject Blocker(Review.Blocker b) =>
        new()
        {
            ["file"] = b.File,
            ["line"] = b.Line,
            ["symbol"] = b.Symbol,
            ["problem"] = b.Problem,
            ["evidence"] = b.Evidence,
        };

    public static JsonObject Failure(Core.Failures.Failure f) =>
        new()
        {
            ["class"] = f.Class,
            ["message"] = f.Message,
            ["owner"] = EnumWord.Of(f.Owner),
            ["retryable"] = f.Retryable,
            ["retryAfter"] = f.RetryAfter?.TotalSeconds,
            ["remedy"] = f.Remedy,
            ["evidence"] = f.Evidence,
        };

    public static JsonArray Strings(IEnumerable<string> items) =>
        new([.. items.Select(i => (JsonNode)JsonValue.Create(i))]);

    public static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);
}
