using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interlock.Agents.Codex;

/// <summary>The content of Codex's <c>auth.json</c>: an API key, or tokens of a ChatGPT account.</summary>
internal static class CodexLogin
{
    /// <summary>A login by an API key.</summary>
    public static byte[] OfKey(string key) =>
        System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["OPENAI_API_KEY"] = key }.ToJsonString());

    /// <summary>Whether a file holds tokens that Codex refreshes.</summary>
    public static bool HasTokens(byte[] file) => Parse(file)?["tokens"] is JsonObject;

    /// <summary>Every value in a file that must not be shown.</summary>
    public static IEnumerable<string> Secrets(byte[] file) =>
        Parse(file) is not { } login
            ? []
            : Texts(login["OPENAI_API_KEY"])
                .Concat(login["tokens"] is JsonObject tokens ? tokens.SelectMany(t => Texts(t.Value)) : []);

    private static JsonObject? Parse(byte[] file)
    {
        try
        {
            return JsonNode.Parse(file) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // Codex itself says what is wrong with it
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : [];
}
