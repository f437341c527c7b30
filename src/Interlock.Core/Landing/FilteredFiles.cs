using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Asks the user's own git, with his line endings and filters, whether files are what the tip holds.</summary>
internal sealed class FilteredFiles(UserRepository user)
{
    // A filter of the user's that never ends must not hold up a landing for ever.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The paths whose content is not the tip's in the user's git's eyes either.</summary>
    public async Task<IEnumerable<RepoPath>> FindChangedAsync(
        IReadOnlyList<ChangeEntry> files,
        CancellationToken cancellation
    )
    {
        if (files.Count == 0)
            return [];
        var all = files.Select(file => file.Path);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            var hashed = await user.Git.TryAsync(["hash-object", "--stdin-paths"], Lines(all), limit.Token);
            var ids = hashed.Succeeded ? hashed.Text.Split('\n') : [];
            return ids.Length == files.Count
                ? files
                    .Zip(ids)
                    .Where(pair => !string.Equals(pair.First.OldId?.Hex, pair.Second, StringComparison.Ordinal))
                    .Select(pair => pair.First.Path)
                : all;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return all;
        }
    }

    // One path a line, in C's quotes where a name needs it (git's quote.c).
    private static byte[] Lines(IEnumerable<RepoPath> paths)
    {
        using var lines = new MemoryStream();
        foreach (var path in paths)
        {
            lines.WriteByte((byte)'"');
            foreach (var b in path.ToBytes())
            {
                if (b is (byte)'"' or (byte)'\\')
                    lines.WriteByte((byte)'\\');
                lines.Write(b == (byte)'\n' ? "\\n"u8 : [b]);
            }
            lines.Write("\"\n"u8);
        }
        return lines.ToArray();
    }
}
