using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Agents.Claude;

/// <summary>
/// Brings a JSON Schema into the form that <c>--json-schema</c> takes. Claude Code compiles it strictly as draft 7 and
/// silently offers no structured output when it cannot: a newer dialect, an unknown keyword or format is enough.
/// </summary>
internal static class ClaudeSchema
{
    private const int MaxLength = 100_000; // of one argument; Linux takes 128 KB
    private static readonly string[] Dropped = ["$schema", "$id", "$comment", "format"]; // say nothing that it checks
    private static readonly string[] OneSchema =
    [
        "items",
        "additionalProperties",
        "contains",
        "propertyNames",
        "not",
        "if",
        "then",
        "else",
    ];
    private static readonly string[] ListOfSchemas = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] MapOfSchemas = ["properties", "patternProperties", "definitions", "$defs"];

    private static readonly string[] Plain =
    [
        "$ref",
        "type",
        "enum",
        "const",
        "required",
        "title",
        "description",
        "default",
        "examples",
        "minLength",
        "maxLength",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
    ];

    /// <summary>The schema, or null when it has to be asked for in words.</summary>
    public static JsonObject? Make(JsonElement schema)
    {
        // The input of a tool is an object, and the model's interface takes no choice at its top.
        if (Convert(schema) is not JsonObject made || (made["type"] as JsonValue)?.ToString() != "object")
            return null;
        return ListOfSchemas.Any(made.ContainsKey) || made.ToJsonString().Length > MaxLength ? null : made;
    }

    private static JsonNode? Convert(JsonElement schema)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return JsonValue.Create(schema.GetBoolean());
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        var made = new JsonObject();
        foreach (var member in schema.EnumerateObject().Where(m => !Dropped.Contains(m.Name)))
        {
            if (Member(member.Name, member.Value) is not { } value)
                return null;
            made[member.Name] = value;
        }

        return made;
    }

    private static JsonNode? Member(string name, JsonElement value) =>
        Plain.Contains(name) ? JsonNode.Parse(value.GetRawText())
        : OneSchema.Contains(name) ? Convert(value)
        : ListOfSchemas.Contains(name) && value.ValueKind == JsonValueKind.Array ? List(value)
        : MapOfSchemas.Contains(name) && value.ValueKind == JsonValueKind.Object ? Map(value)
        : null;

    private static JsonArray? List(JsonElement schemas)
    {
        JsonNode?[] made = [.. schemas.EnumerateArray().Select(Convert)];
        return made.Contains(null) ? null : new JsonArray(made);
    }

    private static JsonObject? Map(JsonElement schemas)
    {
        var made = new JsonObject();
        foreach (var member in schemas.EnumerateObject())
        {
            if (Convert(member.Value) is not { } value)
                return null;
            made[member.Name] = value;
        }

        return made;
    }
}
