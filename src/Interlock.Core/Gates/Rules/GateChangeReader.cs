using System.Text;
using Interlock.Core.Changes;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Git;

namespace Interlock.Core.Gates.Rules;

/// <summary>Reads a change from two trees, in four git processes whatever its size.</summary>
/// <param name="store">Where the trees are.</param>
public sealed class GateChangeReader(ObjectStore store)
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const double Alike = 0.6;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The change from a base to a head.</summary>
    public async Task<GateChange> ReadAsync(ObjectId from, ObjectId to, CancellationToken cancellation)
    {
        var entries = await store.DiffAsync(from, to, cancellation);
        var ids = entries.SelectMany(entry => new[] { entry.OldId, entry.NewId }).OfType<ObjectId>().ToHashSet();
        var blobs = await store.ReadBlobsAsync(ids, MostBytes, cancellation);
        var hunks = HunkReader.Read(await store.HunksAsync(from, to, cancellation));
        var files = entries.Select(entry => FileOf(entry, blobs, hunks)).ToList();
        List<(ChangedFile File, HashSet<string> Lines)> deleted =
        [
            .. files
                .Where(file => file is { Kind: ChangeKind.Deleted, Before: not null })
                .Select(file => (file, Lines(file.Before!))),
        ];
        return new GateChange([.. files.Select(file => WithOrigin(file, deleted))]);
    }

    private static ChangedFile FileOf(
        ChangeEntry entry,
        IReadOnlyDictionary<ObjectId, byte[]> blobs,
        IReadOnlyDictionary<(string, string), IReadOnlyList<Hunk>> hunks
    )
    {
        var path = entry.Path.ToString();
        var (before, opaqueBefore) = Side(path, entry.OldId, blobs);
        var (after, opaqueAfter) = Side(path, entry.NewId, blobs);
        var lines =
            entry is { OldId: { } old, NewId: { } now } && hunks.TryGetValue((old.Hex, now.Hex), out var found)
                ? found
                : [];
        return new ChangedFile(path, entry.Kind, before, after, lines) { IsOpaque = opaqueBefore || opaqueAfter };
    }

    private static (SourceFile? File, bool IsOpaque) Side(
        string path,
        ObjectId? id,
        IReadOnlyDictionary<ObjectId, byte[]> blobs
    )
    {
        if (id is null)
            return (null, false);
        if (!blobs.TryGetValue(id.Value, out var bytes) || bytes.Contains((byte)0))
            return (null, true);
        try
        {
            return (new SourceFile(path, Strict.GetString(bytes)), false);
        }
        catch (DecoderFallbackException)
        {
            // Latin-1 reads any bytes: the ASCII part of a source is what rules look at.
            return (new SourceFile(path, Encoding.Latin1.GetString(bytes)), false);
        }
    }

    private static ChangedFile WithOrigin(ChangedFile file, List<(ChangedFile File, HashSet<string> Lines)> deleted)
    {
        if (file is not { Kind: ChangeKind.Added, After: { } text })
            return file;
        var lines = Lines(text);
        var origin = deleted
            .Where(other => other.File.Role == file.Role && CanBeAlike(lines, other.Lines))
            .Select(other => (other.File.Path, Share: Share(lines, other.Lines)))
            .Where(other => other.Share >= Alike)
            .OrderByDescending(other => other.Share)
            .Select(other => other.Path)
            .FirstOrDefault();
        return origin is null ? file : file with { MovedFrom = origin };
    }

    // Sizes alone rule out most pairs of a large change.
    private static bool CanBeAlike(HashSet<string> now, HashSet<string> before) =>
        Math.Min(now.Count, before.Count) >= Alike * Math.Max(now.Count, before.Count);

    private static HashSet<string> Lines(SourceFile file) =>
        [.. file.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 3)];

    private static double Share(HashSet<string> now, HashSet<string> before) =>
        before.Count == 0 ? 0 : (double)before.Count(now.Contains) / Math.Max(before.Count, now.Count);
}
