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
            using var reader = name == "-" ? face.Input : new StreamReader(Path.GetFullPath(name, face.CurrentFolder));
            var buffer = new char[MostCharacters + 1];
            var length = await reader.ReadBlockAsync(buffer, cancellation);
            return length > MostCharacters
                ? (null, $"{option} {name}: larger than {MostCharacters} characters")
                : (new string(buffer, 0, length), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{option} {name}: {e.Message}");
        }
    }
}
