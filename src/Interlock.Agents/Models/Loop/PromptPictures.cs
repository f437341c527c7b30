using Interlock.Agents.Models.Conversations;
using Interlock.Core.Failures;

namespace Interlock.Agents.Models.Loop;

/// <summary>The pictures of a prompt, read from their files.</summary>
internal static class PromptPictures
{
    /// <summary>Reads them.</summary>
    /// <returns>The pictures, or why one cannot be sent.</returns>
    public static async Task<(IReadOnlyList<Picture> Pictures, Failure? Failure)> ReadAsync(
        IReadOnlyList<string> paths,
        CancellationToken cancellation
    )
    {
        var pictures = new List<Picture>();
        foreach (var path in paths)
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return ([], ModelFailures.BadPicture(path, "is not there"));
            if (file.Length is 0 or > Picture.Longest)
                return ([], ModelFailures.BadPicture(path, "is empty or too large"));
            if (Picture.Of(await File.ReadAllBytesAsync(path, cancellation)) is not { } picture)
                return ([], ModelFailures.BadPicture(path, "is of no kind that models take"));
            pictures.Add(picture);
        }
        return (pictures, null);
    }
}
