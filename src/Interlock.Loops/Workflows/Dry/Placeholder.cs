using System.Text.Json;
using System.Text.Json.Nodes;
using Interlock.Core.Schemas;

namespace Interlock.Loops.Workflows.Dry;

/// <summary>Makes a small document that satisfies a schema, as far as its plain keywords say how one looks.</summary>
internal sealed class Placeholder
{
    private const int MostDepth = 12;
    private readonly JsonElement root;

    private Placeholder(JsonElement root) => this.root = root;

    /// <summary>The document; an empty object where none can be guessed that satisfies the schema.</summary>
    public static JsonElement Of(JsonElement schema)
    {
        var made = JsonElement.Parse(new Placeholder(schema).Make(schema, 0)?.ToJsonString() ?? "null");
        return JsonSchema.Parse(schema).Validate(made).Count == 0 ? made : JsonElement.Parse("{}");
    }

    private JsonNode? Make(JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > MostDepth)
            return null;
        if (schema.TryGetProperty("const", out var only))
            return JsonNode.Parse(only.GetRawText());
        if (First(schema, "enum") is { } one)
            return JsonNode.Parse(one.GetRawText());
        if (schema.TryGetProperty("$ref", out var reference) && Resolve(reference.GetString()) is { } target)
            return Make(target, depth + 1);
        foreach (var choice in (string[])["anyOf", "oneOf", "allOf"])
            if (!schema.TryGetProperty("properties", out _) && First(schema, choice) is { } branch)
                return Make(branch, depth + 1);
        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "string" => new string('x', Math.Max(1, Number(schema, "minLength"))),
            "integer" or "number" => Number(schema, "minimum"),
            "boolean" => true,
            _ => null,
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            foreach (var property in properties.EnumerateObject())
                made[property.Name] = Make(property.Value, depth + 1);
        return made;
    }

    private JsonArray Array(JsonElement schema, int depth)
    {
        var made = new JsonArray();
        for (var i = 0; i < Math.Clamp(Number(schema, "minItems"), 1, 20); i++)
            made.Add(schema.TryGetProperty("items", out var items) ? Make(items, depth + 1) : null);
        return made;
    }

    private JsonElement? Resolve(string? reference)
    {
        if (reference is null || !reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        var at = root;
        foreach (var part in reference[2..].Split('/'))
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                return null;
        return at;
    }

    private static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
            ? type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().FirstOrDefault().ToString()
                : $"{type}"
            : schema.TryGetProperty("properties", out _)
                ? "object"
                : schema.TryGetProperty("items", out _)
                    ? "array"
                    : null;

    private static JsonElement? First(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? list[0]
            : null;

    private static int Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var number) && number.TryGetInt32(out var value) ? Math.Min(value, 10_000) : 0;
}
