using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Agents.Models.Tools;

/// <summary>JSON Schemas of arguments, and their reading.</summary>
internal static class ToolArguments
{
    /// <summary>A schema of an object.</summary>
    /// <param name="members">Name (with <c>?</c> when it may be absent), type and meaning of each.</param>
    public static JsonElement Schema(params IReadOnlyList<(string Name, string Type, string Meaning)> members)
    {
        var properties = new JsonObject();
        foreach (var (name, type, meaning) in members)
            properties[name.TrimEnd('?')] = new JsonObject { ["type"] = type, ["description"] = meaning };
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. members.Where(m => !m.Name.EndsWith('?')).Select(m => (JsonNode)m.Name)]),
            ["additionalProperties"] = false,
        };
        return JsonElement.Parse(schema.ToJsonString());
    }

    /// <summary>A whole number within bounds.</summary>
    public static int Number(this JsonElement arguments, string name, int otherwise, int least, int most) =>
        arguments.TryGetProperty(name, out var value) && value.TryGetDouble(out var number)
            ? (int)Math.Clamp(number, least, most)
            : otherwise;
}
