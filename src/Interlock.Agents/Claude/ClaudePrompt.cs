using System.Text.Json.Nodes;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Claude;

/// <summary>What the user says in a turn.</summary>
/// <param name="Text">The prompt.</param>
/// <param name="Images">Pictures that belong to it.</param>
/// <param name="Instructions">What is added to the system prompt, or null.</param>
/// <param name="Resumes">Whether an earlier conversation goes on.</param>
internal sealed record ClaudePrompt(string Text, IReadOnlyList<TurnImage> Images, string? Instructions, bool Resumes)
{
    /// <summary>The body of the <c>initialize</c> request.</summary>
    public JsonObject Hello() => Instructions is null ? [] : new JsonObject { ["appendSystemPrompt"] = Instructions };

    /// <summary>The message of the user.</summary>
    public JsonObject Message() =>
        new()
        {
            ["type"] = "user",
            ["message"] = new JsonObject
            {
                ["role"] = "user",
                ["content"] = Images.Count == 0 ? Text : new JsonArray([TextBlock(), .. Images.Select(Block)]),
            },
        };

    private JsonObject TextBlock() => new JsonObject { ["type"] = "text", ["text"] = Text };

    private static JsonNode Block(TurnImage image) =>
        new JsonObject
        {
            ["type"] = "image",
            ["source"] = new JsonObject
            {
                ["type"] = "base64",
                ["media_type"] = image.MediaType,
                ["data"] = Convert.ToBase64String(image.Bytes),
            },
        };
}
