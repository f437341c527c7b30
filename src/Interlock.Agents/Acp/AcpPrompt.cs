using System.Text.Json.Nodes;
using Interlock.Agents.Sessions;

namespace Interlock.Agents.Acp;

/// <summary>The content of a prompt: its text, then its pictures.</summary>
internal static class AcpPrompt
{
    /// <summary>Makes the content blocks.</summary>
    public static JsonArray Make(string text, IReadOnlyList<TurnImage> images) =>
        [
            new JsonObject { ["type"] = "text", ["text"] = text },
            .. images.Select(image => new JsonObject
            {
                ["type"] = "image",
                ["mimeType"] = image.MediaType,
                ["data"] = Convert.ToBase64String(image.Bytes),
            }),
        ];
}
