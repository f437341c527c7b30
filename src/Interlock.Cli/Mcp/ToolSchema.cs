using System.Buffers;
using System.Text.Json;

namespace Interlock.Cli.Mcp;

/// <summary>Writes the JSON Schema (2020-12) of a tool's arguments: what is not in it is refused.</summary>
internal static class ToolSchema
{
    /// <summary>The schema of some parameters.</summary>
    public static JsonElement Of(IReadOnlyList<ToolParameter> parameters, McpSettings settings)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var parameter in parameters)
            {
                json.WriteStartObject(parameter.Name);
                json.WriteString("description", parameter.Description);
                Write(json, parameter, settings);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartArray("required");
            foreach (var parameter in parameters.Where(one => one.Required))
                json.WriteStringValue(parameter.Name);
            json.WriteEndArray();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ToolParameter parameter, McpSettings settings)
    {
        switch (parameter.Kind)
        {
            case ParameterKind.Flag:
                json.WriteString("type", "boolean");
                break;
            case ParameterKind.Integer:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", 0);
                json.WriteNumber("maximum", parameter.Most);
                break;
            case ParameterKind.Choice:
                json.WriteString("type", "string");
                json.WriteStartArray("enum");
                foreach (var choice in parameter.OpenChoices(settings))
                    json.WriteStringValue(choice);
                json.WriteEndArray();
                break;
            case ParameterKind.Json:
                break; // whatever it is
            case ParameterKind.Texts:
                json.WriteString("type", "array");
                json.WriteNumber("minItems", 1);
                json.WriteNumber("maxItems", parameter.MostItems);
                json.WriteStartObject("items");
                Text(json, parameter.Most);
                json.WriteEndObject();
                break;
            case ParameterKind.Objects:
                json.WriteString("type", "array");
                json.WriteNumber("minItems", 1);
                json.WriteNumber("maxItems", parameter.MostItems);
                json.WriteStartObject("items");
                json.WriteString("type", "object");
                json.WriteEndObject();
                break;
            default:
                Text(json, parameter.Most);
                break;
        }
    }

    private static void Text(Utf8JsonWriter json, int most)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
        json.WriteNumber("maxLength", most);
    }
}
