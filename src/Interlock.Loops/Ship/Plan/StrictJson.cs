using System.Text;
using System.Text.Json;

namespace Interlock.Loops.Ship.Plan;

/// <summary>
/// Reads JSON from outside. Comments and trailing commas are forgiven; a key that appears twice is not, because two
/// readers would see two documents, and neither is text that is no Unicode.
/// </summary>
internal static class StrictJson
{
    private const int Deepest = 64;

    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Deepest,
    };

    /// <summary>The document, or what is wrong with it. Never throws.</summary>
    internal static (JsonElement? Root, string? Problem) Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(bytes, ReaderOptions);
        var (_, problem) = Walk(ref reader);
        if (problem is null && HasMore(ref reader))
            problem = "there is text after the document";
        if (problem is not null)
            return (null, problem);
        using var document = JsonDocument.Parse(
            bytes,
            new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = Deepest,
            }
        );
        return (document.RootElement.Clone(), null);
    }

    /// <summary>
    /// Reads one value from the start of some bytes: its end, or why it ended early. <c>Keys</c> are those of the
    /// outermost object that were seen, also when it is broken.
    /// </summary>
    internal static (int? End, bool Truncated, string? Problem, IReadOnlySet<string> Keys) ReadValue(
        ReadOnlySpan<byte> bytes
    )
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(ReaderOptions));
        var (outermost, problem) = Walk(ref reader);
        var truncated = problem is Unfinished;
        // The reader must have gone on to the end of a broken value for its keys to be known; a repeated key does not
        // stop it.
        int? end =
            truncated || problem?.StartsWith(NotJson, StringComparison.Ordinal) == true
                ? null
                : (int)reader.BytesConsumed;
        return (end, truncated, problem, outermost);
    }

    private const string NotJson = "it is not JSON: ";
    private const string Unfinished = "it ends in the middle";

    private static bool HasMore(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static (HashSet<string> Outermost, string? Problem) Walk(ref Utf8JsonReader reader)
    {
        var outermost = new HashSet<string>(StringComparer.Ordinal);
        var scopes = new Stack<HashSet<string>>();
        string? problem = null;
        try
        {
            while (reader.Read())
            {
                var fault = Visit(ref reader, scopes, outermost);
                problem ??= fault;
                if (scopes.Count == 0)
                    return (outermost, problem);
            }
            return (outermost, Unfinished);
        }
        catch (JsonException exception)
        {
            return (outermost, $"{NotJson}line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }
    }

    private static string? Visit(ref Utf8JsonReader reader, Stack<HashSet<string>> scopes, HashSet<string> outermost)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                scopes.Push(scopes.Count == 0 ? outermost : new HashSet<string>(StringComparer.Ordinal));
                return null;
            case JsonTokenType.StartArray:
                scopes.Push([]);
                return null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                scopes.Pop();
                return null;
            case JsonTokenType.PropertyName:
                return Text(ref reader) is not { } key ? "a key is no valid Unicode"
                    : scopes.Peek().Add(key) ? null
                    : $"the key '{key}' appears twice in one object";
            case JsonTokenType.String:
                return Text(ref reader) is null ? "a string is no valid Unicode (half of a surrogate pair)" : null;
            default:
                return null;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
