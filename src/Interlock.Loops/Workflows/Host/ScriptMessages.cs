using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Reads what the script's process sends. A member that is missing or of another kind is read as empty.</summary>
internal static class ScriptMessages
{
    private const int MessageLimit = 16 * 1024;
    private const int NameLimit = 200;
    private const int PathLimit = 1000;
    private const int MostFrames = 20;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Parses a text that is JSON; anything else is read as <c>null</c>.</summary>
    public static JsonElement Data(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Deep);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonElement.Parse("null");
        }
    }

    /// <summary>The value in a message: a text that is JSON.</summary>
    public static JsonElement Payload(JsonElement message) => Data(Text(message, "json") ?? "null");

    /// <summary>Where a message comes from.</summary>
    public static ScriptSite Site(JsonElement message) =>
        new(
            Number(message, "workflow"),
            Text(message, "scope") ?? "",
            Text(message, "phase"),
            Number(message, "group"),
            Number(message, "item"),
            Text(message, "at") is { } at ? ExternalText.Line(at, PathLimit) : null
        );

    /// <summary>A described error.</summary>
    public static ScriptError Error(JsonElement error) =>
        new(Line(error, "code", NameLimit) ?? ScriptErrors.Thrown, Clean(error, "message"))
        {
            Name = Line(error, "name", NameLimit) ?? "Error",
            File = Line(error, "file", PathLimit),
            Line = Number(error, "line"),
            Column = Number(error, "column"),
            IsFatal = Member(error, "fatal") is { ValueKind: JsonValueKind.True },
            Stack =
            [
                .. Items(error, "stack")
                    .Take(MostFrames)
                    .Select(frame => ExternalText.Line(ScriptText.Of(frame), PathLimit)),
            ],
        };

    /// <summary>Errors in an array.</summary>
    public static IReadOnlyList<ScriptError> Errors(JsonElement message, string name) =>
        [.. Items(message, name).Select(Error)];

    /// <summary>An error in the form that the script's process takes.</summary>
    public static string Write(ScriptError error) =>
        new JsonObject
        {
            ["code"] = error.Class,
            ["message"] = error.Message,
            ["name"] = error.Name,
            ["fatal"] = error.IsFatal,
            ["stack"] = new JsonArray([.. error.Stack.Select(frame => (JsonNode)frame)]),
        }.ToJsonString();

    /// <summary>A text for people.</summary>
    public static string Clean(JsonElement value, string name) =>
        ExternalText.Clean(Text(value, name) ?? "", MessageLimit);

    /// <summary>A member that is a string, else null.</summary>
    public static string? Text(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } text ? ScriptText.Of(text) : null;

    /// <summary>A member that is a whole number, else 0.</summary>
    public static int Number(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole)
            ? whole
            : 0;

    /// <summary>A member of an object, else null.</summary>
    public static JsonElement? Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The items of a member that is an array, else none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static string? Line(JsonElement value, string name, int limit) =>
        Text(value, name) is { Length: > 0 } text ? ExternalText.Line(text, limit) : null;
}
