using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Interlock.Agents.Protocols;

/// <summary>Reading of members that may be absent or of another kind than promised.</summary>
internal static class JsonReading
{
    /// <summary>A member that is a string, else null.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        if (element.Member(name) is not { ValueKind: JsonValueKind.String } value)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText(); // a lone surrogate or bad UTF-8: better odd than lost
        }
    }

    /// <summary>A member of an object, else null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A member that is a whole number, else null.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number
            : null;

    /// <summary>The elements of a member that is an array, else none.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Whether a member is <c>true</c>.</summary>
    public static bool IsTrue(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True };
}

/// <summary>Source-generated JSON of the line protocols.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
