using System.Buffers;
using System.Text;

namespace Interlock.Cli.CommandLine;

/// <summary>Reads a file that an option names.</summary>
internal static class OptionFile
{
    private const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>The text, or why it cannot be read.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="option">The option, for messages.</param>
    /// <param name="name">A path, or <c>-</c> for stdin.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async Task<(string? Text, string? Fault)> ReadAsync(
        Face face,
        string option,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            // Opened once: what is written to a named pipe can be read only once.
            await using var file = name == "-" ? null : File.OpenRead(Path.GetFullPath(name, face.CurrentFolder));
            if (file is not null && Fault(file) is { } fault)
                return (null, $"{option} {name}: {fault}");
            using var reader = file is null ? face.Input : new StreamReader(file);
            var buffer = new char[MostCharacters + 1];
            var length = await reader.ReadBlockAsync(buffer, cancellation);
            var nul = Array.IndexOf(buffer, '\0', 0, length);
            if (nul >= 0)
                return (
                    null,
                    $"{option} {name}: a NUL at byte {Encoding.UTF8.GetByteCount(buffer, 0, nul)}: not a text"
                );
            return length > MostCharacters
                ? (null, $"{option} {name}: larger than {MostCharacters} characters")
                : (new string(buffer, 0, length), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{option} {name}: {e.Message}");
        }
    }

    // The first byte that is no text; what is too large is told by the reading.
    private static string? Fault(FileStream file)
    {
        if (!file.CanSeek || file.Length > 4L * MostCharacters)
            return null;
        var bytes = new byte[file.Length];
        var read = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        file.Position = 0;
        var nul = read.IndexOf((byte)0);
        if (nul >= 0)
            return $"a NUL at byte {nul}: not a text";
        for (var at = 0; at < read.Length; )
        {
            if (Rune.DecodeFromUtf8(read[at..], out _, out var length) != OperationStatus.Done)
                return $"not UTF-8 at byte {at}";
            at += length;
        }
        return null;
    }
}
