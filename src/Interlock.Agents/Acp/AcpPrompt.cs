using System.Text.Json.Nodes;

namespace Interlock.Agents.Acp;

/// <summary>The content of a prompt: its text, then its pictures.</summary>
internal static class AcpPrompt
{
    private const long LargestImage = 20 * 1024 * 1024;

    /// <summary>Makes the content blocks.</summary>
    /// <exception cref="IOException">A picture cannot be read, or is too large.</exception>
    public static async Task<JsonArray> MakeAsync(string text, IReadOnlyList<string> images)
    {
        var content = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text });
        foreach (var path in images)
        {
            if (new FileInfo(path).Length > LargestImage)
                throw new IOException($"The picture '{path}' is larger than {LargestImage} bytes.");
            content.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["type"] = "image",
                        ["mimeType"] = MediaType(path),
                        ["data"] = Convert.ToBase64String(await File.ReadAllBytesAsync(path)),
                    }
            );
        }

        return content;
    }

    private static string MediaType(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => "image/png",
        };
}
