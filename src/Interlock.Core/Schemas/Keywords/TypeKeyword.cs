using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary><c>type</c>.</summary>
internal sealed class TypeKeyword(string[] types) : Keyword
{
    private static readonly string[] Known = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public static Keyword? Read(KeywordSource source)
    {
        if (source["type"] is not { } value)
            return null;
        string[] types = value.Kind == JsonValueKind.String ? [value.Text] : source.Names(value, "type");
        if (types.Length == 0 || types.Except(Known, StringComparer.Ordinal).Any())
            throw source.Wrong("type", $"it must be one or more of {string.Join(", ", Known)}");
        return new TypeKeyword(types);
    }

    public override bool Fits(Evaluation run, JsonTree value, Place place, Marks? marks)
    {
        foreach (var type in types)
        {
            if (Is(value, type))
                return true;
        }
        return run.Report(
            place,
            "type",
            $"must be {string.Join(" or ", types.Select(Named))}, not {Shown.Kind(value.Kind)}"
        );
    }

    private static bool Is(JsonTree value, string type) =>
        value.Kind switch
        {
            JsonValueKind.Number => type == "number" || (type == "integer" && value.Number.IsInteger),
            JsonValueKind.String => type == "string",
            JsonValueKind.Object => type == "object",
            JsonValueKind.Array => type == "array",
            JsonValueKind.Null => type == "null",
            _ => type == "boolean",
        };

    private static string Named(string type) =>
        type switch
        {
            "null" => "null",
            "integer" => "a whole number",
            "object" or "array" => "an " + type,
            _ => "a " + type,
        };
}
