using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>
/// Finds names that fall together on a file system that ignores case (Windows, macOS) or Unicode form (macOS). Folders
/// count too: <c>src/a</c> and <c>SRC/b</c> collide.
/// </summary>
internal static class NameCollisions
{
    internal static List<RefusedEntry> Find(IReadOnlyList<byte[]> introduced, IEnumerable<byte[]> kept)
    {
        var refused = new List<RefusedEntry>();
        if (introduced.Count == 0)
            return refused;
        var folds = new FoldedPaths();
        var spellings = new Dictionary<string, List<byte[]>>(StringComparer.Ordinal);
        foreach (var path in introduced)
        foreach (var prefix in Prefixes(path))
            spellings.TryAdd(folds.Fold(prefix), []);

        foreach (var path in kept)
        foreach (var prefix in Prefixes(path))
            if (spellings.TryGetValue(folds.Fold(prefix), out var all))
                AddOnce(all, prefix);

        foreach (var path in introduced)
        {
            if (FirstOther(path, spellings, folds) is { } other)
                refused.Add(
                    EntryPolicy.Refuse(
                        path,
                        "name_collision",
                        $"The name is the same as {RepoPath.FromBytes(other)} where case or Unicode form does not count; rename it."
                    )
                );
            else
                foreach (var prefix in Prefixes(path))
                    AddOnce(spellings[folds.Fold(prefix)], prefix);
        }
        return refused;
    }

    // A folder that exists as spelled is no news, even if the base has another spelling of it.
    private static byte[]? FirstOther(byte[] path, Dictionary<string, List<byte[]>> spellings, FoldedPaths folds)
    {
        foreach (var prefix in Prefixes(path))
        {
            var all = spellings[folds.Fold(prefix)];
            if (all.Count > 0 && !all.Exists(s => s.AsSpan().SequenceEqual(prefix.Span)))
                return all[0];
        }
        return null;
    }

    private static void AddOnce(List<byte[]> all, ReadOnlyMemory<byte> prefix)
    {
        if (!all.Exists(s => s.AsSpan().SequenceEqual(prefix.Span)))
            all.Add(prefix.ToArray());
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Prefixes(byte[] path)
    {
        for (var i = 1; i < path.Length; i++)
            if (path[i] == '/')
                yield return path.AsMemory(0, i);
        yield return path;
    }

    /// <summary>Paths without case and Unicode form. The last folders are remembered: paths come sorted.</summary>
    private sealed class FoldedPaths
    {
        private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> known = new Dictionary<
            byte[],
            string
        >(PathBytes.Order).GetAlternateLookup<ReadOnlySpan<byte>>();

        internal string Fold(ReadOnlyMemory<byte> path)
        {
            if (!known.TryGetValue(path.Span, out var folded))
                known[path.Span] = folded = FoldAnew(path.Span);
            return folded;
        }

        private static string FoldAnew(ReadOnlySpan<byte> path)
        {
            if (Ascii.IsValid(path))
                return Encoding.ASCII.GetString(path).ToLowerInvariant();
            var folded = new StringBuilder(path.Length);
            var plain = CanonicalForm.Decompose(Runes(path));
            foreach (var rune in CanonicalForm.Decompose(plain.Select(WithoutCase)))
                folded.Append(rune.ToString());
            return folded.ToString();
        }

        // .NET leaves out the long s (U+017F) on purpose; file systems do not.
        private static Rune WithoutCase(Rune rune) =>
            rune.Value == 0x17F ? new Rune('s') : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));

        // A byte that is no UTF-8 becomes a code point that nobody uses, so that different bytes stay different.
        private static List<Rune> Runes(ReadOnlySpan<byte> path)
        {
            var runes = new List<Rune>(path.Length);
            while (!path.IsEmpty)
            {
                if (Rune.DecodeFromUtf8(path, out var rune, out var used) == System.Buffers.OperationStatus.Done)
                    runes.Add(rune);
                else
                    foreach (var b in path[..used])
                        runes.Add(new Rune(0x10FF00 + b));
                path = path[used..];
            }
            return runes;
        }
    }
}
