using System.Text.Json;

namespace Interlock.Core.Configuration;

/// <summary>A JSON value that knows where it stands in its file.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Text">The text of a string or number.</param>
/// <param name="Offset">Position of its first byte.</param>
/// <param name="Members">Members of an object, in order, repeated names included.</param>
/// <param name="Items">Items of an array.</param>
internal sealed record JsonSpot(
    JsonValueKind Kind,
    string Text,
    int Offset,
    IReadOnlyList<(string Name, int Offset, JsonSpot Value)> Members,
    IReadOnlyList<JsonSpot> Items
)
{
    /// <summary>Reads a document; comments and trailing commas are allowed.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonSpot Parse(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(
            document,
            new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = 16,
            }
        );
        reader.Read();
        var root = Value(ref reader);
        reader.Read(); // text behind the document is an error
        return root;
    }

    private static JsonSpot Value(ref Utf8JsonReader reader)
    {
        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new(JsonValueKind.Object, "", offset, ReadMembers(ref reader), []),
            JsonTokenType.StartArray => new(JsonValueKind.Array, "", offset, [], ReadItems(ref reader)),
            JsonTokenType.String => new(JsonValueKind.String, reader.GetString()!, offset, [], []),
            JsonTokenType.Number => new(
                JsonValueKind.Number,
                System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
                offset,
                [],
                []
            ),
            JsonTokenType.True => new(JsonValueKind.True, "true", offset, [], []),
            JsonTokenType.False => new(JsonValueKind.False, "false", offset, [], []),
            _ => new(JsonValueKind.Null, "null", offset, [], []),
        };
    }

    private static List<(string Name, int Offset, JsonSpot Value)> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new List<(string, int, JsonSpot)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, offset) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            members.Add((name, offset, Value(ref reader)));
        }
        return members;
    }

    private static List<JsonSpot> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<JsonSpot>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return items;
    }
}
