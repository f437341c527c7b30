using System.Text;
using System.Text.Json;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// Finds the one JSON document in a model's final message: the whole text, a fenced block, or the last balanced
/// object. A message may quote hostile text, so what could be read in two ways is refused: two different objects that
/// each bear a verdict (<c>decision</c>) or a plan (<c>tasks</c>), such an object that is broken or unfinished, and a
/// key given twice.
/// </summary>
public static class ModelJson
{
    private const int MostBroken = 500;
    private const int MostFences = 50;

    /// <summary>The document's text, or the reason why there is none that can be trusted. Never throws.</summary>
    public static (string? Json, string? Problem) Extract(string text)
    {
        // Half of a surrogate pair becomes the replacement character here, so that any reader can read the result.
        var bytes = Encoding.UTF8.GetBytes(text.Trim().Trim('\uFEFF').Trim());
        var trimmed = Encoding.UTF8.GetString(bytes);
        if (trimmed.Length == 0)
            return (null, "the message is empty");
        var (root, problem) = StrictJson.Parse(trimmed);
        if (root is not null)
            return (trimmed, null);

        var (bearing, last, refusal) = Scan(bytes);
        if (refusal is not null)
            return (null, refusal);
        return (bearing ?? LastFenced(trimmed) ?? last) is { } chosen ? (chosen, null)
            : trimmed[0] is '{' or '[' ? (null, problem)
            : (null, "the message has no JSON object");
    }

    // Objects inside another object are not looked at. The depth of one and the number of broken ones are bounded, so
    // each byte is read a bounded number of times.
    private static (string? Bearing, string? Last, string? Refusal) Scan(byte[] text)
    {
        string? bearing = null;
        string? last = null;
        var broken = 0;
        for (var at = NextObject(text, 0); at >= 0; )
        {
            var (end, truncated, problem, keys) = StrictJson.ReadValue(text.AsSpan(at));
            var bears = keys.Contains("decision") || keys.Contains("tasks");
            if (problem is not null && (bears || (truncated && keys.Count > 0)))
                return (null, null, $"the message has a JSON object that cannot be trusted: {problem}");
            if (end is null && ++broken > MostBroken)
                return (null, null, "the message has too many broken JSON objects");
            if (end is { } length && problem is null)
            {
                last = Encoding.UTF8.GetString(text, at, length);
                if (bears && bearing is not null && !SameDocument(bearing, last))
                    return (
                        null,
                        null,
                        "the message has several different JSON objects with a decision or a plan; one is wanted"
                    );
                bearing = bears ? last : bearing;
            }
            at = NextObject(text, at + (end ?? 1));
        }
        return (bearing, last, null);
    }

    private static bool SameDocument(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || (
            StrictJson.Parse(one).Root is { } a && StrictJson.Parse(other).Root is { } b && JsonElement.DeepEquals(a, b)
        );

    // An object starts with a brace and then a key, a comment or its end; any other brace is prose or code.
    private static int NextObject(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var brace = text[at..].IndexOf((byte)'{');
            if (brace < 0)
                return -1;
            at += brace;
            var inside = text[(at + 1)..].TrimStart(" \t\r\n"u8);
            if (!inside.IsEmpty && inside[0] is (byte)'"' or (byte)'}' or (byte)'/')
                return at;
        }
        return -1;
    }

    private static string? LastFenced(string text)
    {
        var bodies = new List<Range>();
        int? open = null;
        var position = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                if (open is { } from)
                    bodies.Add(from..position);
                open = open is null ? Math.Min(text.Length, position + line.Length) : null;
            }
            position = text.IndexOf('\n', Math.Min(text.Length, position + line.Length)) is >= 0 and var newline
                ? newline + 1
                : text.Length;
        }
        return bodies
            .AsEnumerable()
            .Reverse()
            .Take(MostFences)
            .Select(range => text[range].Trim())
            .FirstOrDefault(body => body is ['{' or '[', ..] && StrictJson.Parse(body).Root is not null);
    }
}
