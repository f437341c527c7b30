namespace Interlock.Agents.Models.Conversations;

/// <summary>A picture of a prompt.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Data">Its bytes in base64.</param>
internal sealed record Picture(string Type, string Data)
{
    /// <summary>Longest file taken, in bytes: what the providers take too.</summary>
    public const int Longest = 10 * 1024 * 1024;

    /// <summary>The picture as an address.</summary>
    public string DataUrl() => $"data:{Type};base64,{Data}";

    /// <summary>A picture of a file's content, or null when it is of no kind that models take.</summary>
    public static Picture? Of(ReadOnlySpan<byte> content) =>
        TypeOf(content) is { } type ? new Picture(type, Convert.ToBase64String(content)) : null;

    private static string? TypeOf(ReadOnlySpan<byte> content) =>
        content is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? "image/png"
        : content is [0xFF, 0xD8, 0xFF, ..] ? "image/jpeg"
        : content.StartsWith("GIF8"u8) ? "image/gif"
        : content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
