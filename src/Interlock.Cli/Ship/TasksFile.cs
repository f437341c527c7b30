namespace Interlock.Cli.Ship;

/// <summary>Reads the file of <c>--tasks</c>.</summary>
internal static class TasksFile
{
    private const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>The text, or why it cannot be read.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="name">A path, or <c>-</c> for stdin.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async Task<(string? Text, string? Fault)> ReadAsync(
        Face face,
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
                ? (null, $"--tasks {name}: larger than {MostCharacters} characters")
                : (new string(buffer, 0, length), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"--tasks {name}: {e.Message}");
        }
    }
}
