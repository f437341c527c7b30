using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Interlock.Workflows.Wire;

/// <summary>JSON Schema of a type.</summary>
internal static class Schema
{
    private static readonly JsonSchemaExporterOptions Rules = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    private const string Box = "value";

    /// <summary>
    /// The schema; members of objects are closed, <see cref="DescriptionAttribute"/> becomes a description. Providers take
    /// only objects, so another value travels in a box.
    /// </summary>
    public static (JsonObject Schema, bool IsBoxed) Of<T>()
    {
        var node = Json.Options.GetJsonSchemaAsNode(typeof(T), Rules);
        if (node is JsonObject plain && plain["type"] is JsonValue type && $"{type}" == "object")
            return (plain, false);
        Redirect(node);
        var boxed = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [Box] = node },
            ["required"] = new JsonArray(Box),
            ["additionalProperties"] = false,
        };
        return (boxed, true);
    }

    /// <summary>The value of an answer to a schema.</summary>
    public static JsonElement Unbox(JsonElement answer, bool isBoxed) =>
        isBoxed && answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(Box, out var value)
            ? value
            : answer;

    // A type that contains itself refers to its own place.
    private static void Redirect(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Redirect(item);
        if (node is not JsonObject schema)
            return;
        if (schema["$ref"] is JsonValue reference && $"{reference}" is ['#', .. var rest])
            schema["$ref"] = $"#/properties/{Box}{rest}";
        foreach (var (_, member) in schema)
            Redirect(member);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        if (schema.ContainsKey("properties"))
            schema["additionalProperties"] = false;
        var source = context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if ((Description(source) ?? Parameter(context)) is { } text)
            schema["description"] = text;
        return schema;
    }

    private static string? Description(ICustomAttributeProvider source) =>
        source.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute found, ..]
            ? found.Description
            : null;

    // On a positional record the attribute sits on the parameter.
    private static string? Parameter(JsonSchemaExporterContext context) =>
        context.PropertyInfo?.AssociatedParameter?.AttributeProvider is { } parameter ? Description(parameter) : null;
}
