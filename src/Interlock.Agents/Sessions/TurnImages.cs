using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Agents.Sessions;

/// <summary>Reads the pictures of a prompt, and refuses what no model takes before anything is started.</summary>
public static class TurnImages
{
    private const int MostBytes = 5 * 1024 * 1024; // Anthropic's limit for one picture; OpenAI takes more

    /// <summary>The pictures in order, or why there is one that cannot be sent.</summary>
    internal static (IReadOnlyList<TurnImage> Images, Failure? Failure) Read(AgentTurn turn) => Read(turn.Images);

    /// <summary>Why a picture cannot be sent, or null when all can.</summary>
    /// <param name="paths">Absolute paths.</param>
    public static Failure? Wrong(IReadOnlyList<string> paths) => Read(paths).Failure;

    private static (IReadOnlyList<TurnImage> Images, Failure? Failure) Read(IReadOnlyList<string> paths)
    {
        var images = new List<TurnImage>();
        foreach (var path in paths)
        {
            if (!Path.IsPathFullyQualified(path) || !File.Exists(path))
                return ([], Wrong(path, "is no file", "Name a picture by its absolute path."));
            if (new FileInfo(path).Length > MostBytes)
                return ([], Wrong(path, "is larger than 5 MB", "Make it smaller."));
            var bytes = File.ReadAllBytes(path);
            if (MediaType(bytes) is not { } type)
                return ([], Wrong(path, "is no PNG, JPEG, GIF or WebP", "Convert it to one of these."));
            images.Add(new TurnImage(path, type, bytes));
        }

        return (images, null);
    }

    // By content (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern): a name says nothing.
    private static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, .. var rest] && rest.StartsWith("PNG\r\n\u001a\n"u8) ? "image/png"
        : bytes is [0xFF, 0xD8, 0xFF, ..] ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private static Failure Wrong(string path, string why, string remedy) =>
        new("bad_image", $"The picture {ExternalText.Line(path, 300)} {why}.", FailureOwner.User, false, remedy);
}
