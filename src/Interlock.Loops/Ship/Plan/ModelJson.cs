using System.Text;
using System.Text.Json;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// Finds the one JSON document in a model's final message: the whole text, a fenced block, or the last balanced object.
/// A message may quote hostile text, so what could be read in two ways is refused: two different objects that each bear
/// a verdict (<c>decision</c>) or a plan (<c>tasks</c>), such an object that is broken or unfinished, and a key given twice.
/// </summary>
public static class ModelJson
{
    /// <summary>The document's text, or the reason why there is none that can be trusted. Never throws.</summary>
    public static (string? Json, string? Problem) Extract(string text)
    {
        var trimmed = text.Trim().TrimStart('\uFEFF');
        if (trimmed.Length == 0)
            return (null, "the message is empty");
        var (root, problem) = StrictJson.Parse(trimmed);
        if (root is not null)
            return (trimmed, null);

        var (bearing, last, refusal) = Scan(Encoding.UTF8.GetBytes(trimmed));
        if (refusal is not null)
            return (null, refusal);
        return (bearing ?? LastFenced(trimmed) ?? last) is { } chosen ? (chosen, null)
            : trimmed[0] is '{' or '[' ? (null, problem)
            : (null, "the message has no JSON object");
    }

    // Objects inside another object are not looked at. Depth is bounded, so each byte is read a bounded number of times.
    private static (string? Bearing, string? Last, string? Refusal) Scan(byte[] text)
    {
        string? bearing = null;
        string? last = null;
        for (var at = Array.IndexOf(text, (byte)'{'); at >= 0; )
        {
            var (end, truncated, problem, keys) = StrictJson.ReadValue(text.AsSpan(at));
            var bears = keys.Contains("decision") || keys.Contains("tasks");
            if (problem is not null && (bears || (truncated && keys.Count > 0)))
                return (null, null, $"the message has a JSON object that cannot be trusted: {problem}");
            if (end is { } length && problem is null)
            {
                last = Encoding.UTF8.GetString(text, at, length);
                if (bears && bearing is not null && !SameDocument(bearing, last))
                    return (null, null, "the message has several different JSON objects with a decision or a plan; exactly one is wanted");
                bearing = bears ? last : bearing;
            }
            var next = at + (end ?? 1);
            at = next < text.Length ? Array.IndexOf(text, (byte)'{', next) : -1;
        }
        return (bearing, last, null);
    }

    private static bool SameDocument(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || (StrictJson.Parse(one).Root is { } a && StrictJson.Parse(other).Root is { } b && JsonElement.DeepEquals(a, b));

    private static string? LastFenced(string text)
    {
        string? last = null;
        int? open = null;
        var position = 0;
        foreach (var line in text.Split('\n'))
        {
            if (line.AsSpan().TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                if (open is { } from && text[from..position].Trim() is var body && StrictJson.Parse(body).Root is not null)
                    last = body;
                open = open is null ? Math.Min(text.Length, position + line.Length + 1) : null;
            }
            position += line.Length + 1;
        }
        return last;
    }
}
