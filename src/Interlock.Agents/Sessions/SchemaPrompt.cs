using System.Text.Json;

namespace Interlock.Agents.Sessions;

/// <summary>Asks for structured output in words, where a runtime cannot take the schema itself.</summary>
internal static class SchemaPrompt
{
    public static string Append(string prompt, JsonElement schema) =>
        $"{prompt}\n\nEnd with a final message that is one JSON document and nothing else. It must satisfy this JSON Schema:\n{schema.GetRawText()}\n";
}
