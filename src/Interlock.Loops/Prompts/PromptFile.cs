using System.Text;

namespace Interlock.Loops.Prompts;

/// <summary>Reads a text file of limited size. A pipe (<c>&lt;(command)</c> of a shell) is read as well.</summary>
internal static class PromptFile
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text, or null when the file is larger than the limit.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    internal static string? Read(string path, int limit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var bytes = new byte[limit + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > limit ? null : Strict.GetString(bytes, 0, length).TrimStart('\ufeff');
    }
}
