using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Agents.Codex;

/// <summary>
/// Fits a JSON Schema to the strict subset of OpenAI's structured output: every object closed, every property
/// required; what was optional may be null instead, and such nulls are taken out of the answer again.
/// Source: https://platform.openai.com/docs/guides/structured-outputs (supported schemas).
/// </summary>
internal static class StrictSchema
{
    private const int MaxDepth = 10;

    private static readonly string[] Kept =
    [
        "type",
        "description",
        "title",
        "enum",
        "const",
        "pattern",
        "format",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
    ];

    // They only narrow what is accepted; whoever asked checks the answer against the whole schema.
    private static readonly string[] Dropped =
    [
        "$schema",
        "$id",
        "$comment",
        "default",
        "examples",
        "minLength",
        "maxLength",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "deprecated",
        "readOnly",
        "writeOnly",
    ];

    /// <summary>The strict form, or null when the schema says what that form cannot (maps, <c>allOf</c>, <c>$ref</c>, …).</summary>
    public static JsonObject? Make(JsonElement schema)
    {
        var root = JsonNode.Parse(schema.GetRawText()) as JsonObject;
        return root is not null && (string?)(root["type"] as JsonValue) == "object" ? Fit(root, 0) : null;
    }

    /// <summary>Takes the nulls out of an answer that stand for absent optional properties.</summary>
    /// <param name="answer">The agent's final message.</param>
    /// <param name="schema">The schema as it was asked for.</param>
    /// <returns>The answer as it should be; as it came when it is no JSON.</returns>
    public static string Restore(string answer, JsonElement schema)
    {
        try
        {
            var value = JsonNode.Parse(answer);
            Strip(value, JsonNode.Parse(schema.GetRawText()));
            return value?.ToJsonString() ?? answer;
        }
        catch (JsonException)
        {
            return answer;
        }
    }

    private static JsonObject? Fit(JsonNode? node, int depth)
    {
        if (node is not JsonObject schema || depth > MaxDepth)
            return null;
        var strict = new JsonObject();
        foreach (var (name, value) in schema)
        {
            if (Kept.Contains(name))
                strict[name] = value?.DeepClone();
            else if (name is "items" && Fit(value, depth + 1) is { } items)
                strict[name] = items;
            else if (name is "anyOf" && value is JsonArray choices && choices.All(c => Fit(c, depth + 1) is not null))
                strict[name] = new JsonArray([.. choices.Select(c => (JsonNode?)Fit(c, depth + 1))]);
            else if (name is not ("properties" or "required" or "additionalProperties") && !Dropped.Contains(name))
                return null;
        }

        return !IsObject(schema) ? strict
            : FitProperties(schema, strict, depth) ? strict
            : null;
    }

    private static bool FitProperties(JsonObject schema, JsonObject strict, int depth)
    {
        if (schema["properties"] is not JsonObject properties || schema["additionalProperties"] is JsonObject)
            return false; // a map with free keys
        var fitted = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (Fit(value, depth + 1) is not { } property)
                return false;
            fitted[name] = IsRequired(schema, name) ? property : Nullable(property);
        }

        strict["properties"] = fitted;
        strict["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]);
        strict["additionalProperties"] = false;
        return true;
    }

    private static JsonObject Nullable(JsonObject property) =>
        new() { ["anyOf"] = new JsonArray(property, new JsonObject { ["type"] = "null" }) };

    private static void Strip(JsonNode? value, JsonNode? schema)
    {
        if (value is JsonArray list)
        {
            foreach (var item in list)
                Strip(item, schema?["items"]);
        }
        else if (value is JsonObject holder && schema?["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
            {
                if (holder[name] is null && !IsRequired(schema.AsObject(), name) && !AllowsNull(property))
                    holder.Remove(name);
                else
                    Strip(holder[name], property);
            }
        }
    }

    private static bool IsObject(JsonObject schema) => Types(schema).Contains("object");

    private static bool IsRequired(JsonObject schema, string name) =>
        schema["required"] is JsonArray required
        && required.Any(r => r is JsonValue v && v.TryGetValue<string>(out var text) && text == name);

    private static bool AllowsNull(JsonNode? schema) =>
        schema is JsonObject holder
        && (Types(holder).Contains("null") || (holder["anyOf"] is JsonArray choices && choices.Any(AllowsNull)));

    private static string[] Types(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray several => [.. several.Select(t => t?.ToString() ?? "")],
            JsonValue one => [one.ToString()],
            _ => [],
        };
}
