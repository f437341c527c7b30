using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Finds the paths and symbols in a text, by whole words: <c>myapi.js</c> does not mention <c>api.js</c>.
/// </summary>
internal sealed partial class MentionReader(PathOwners paths)
{
    /// <summary>The mentions in order, without roles.</summary>
    internal IReadOnlyList<Mention> Read(string text)
    {
        var mentions = new List<Mention>();
        foreach (Match quoted in Quoted().Matches(text))
            if (OfQuoted(quoted) is { } mention)
                mentions.Add(mention);
        foreach (Match word in Word().Matches(text))
            if (!mentions.Exists(mention => mention.Start < word.Index + word.Length && word.Index < mention.End))
                mentions.AddRange(OfWord(text, word));
        mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        return mentions;
    }

    private Mention? OfQuoted(Match quoted)
    {
        var content = quoted.Groups["content"].Value;
        var path = PathText.Clean(content);
        // A quoted command (`node test.mjs`) is no path, whatever a glob would own.
        var owners =
            PathText.LooksLikePath(path) && !path.Contains(' ', StringComparison.Ordinal)
                ? paths.Of(path)
                : paths.OfName(path);
        if (owners.Count > 0 && (PathText.IsFileName(path) || paths.Knows(path)))
            return new Mention(path, true, quoted.Index, quoted.Index + quoted.Length, owners, MentionRole.Plain);
        var symbol = CodeName().Match(content);
        var isCode = quoted.Value[0] == '`' && symbol.Success && !PathText.IsFileName(path);
        return isCode
            ? new Mention(
                symbol.Groups["name"].Value,
                false,
                quoted.Index,
                quoted.Index + quoted.Length,
                [],
                MentionRole.Plain
            )
            : null;
    }

    private IEnumerable<Mention> OfWord(string text, Match word)
    {
        var followedByCall = word.Index + word.Length < text.Length && text[word.Index + word.Length] == '(';
        var path = PathText.Clean(word.Value);
        if (path.Length == 0 || path.Contains("://", StringComparison.Ordinal))
            return [];
        if (PathText.IsFileName(path) || PathText.LooksLikePath(path) || char.IsUpper(path[0]))
        {
            var owners =
                PathText.IsFileName(path) || path.Contains('/', StringComparison.Ordinal)
                    ? paths.Of(path)
                    : paths.OfName(path);
            var end = word.Index + word.Value.TrimEnd('.', ':', '-').Length;
            if (owners.Count > 0)
                return [new Mention(path, true, word.Index, end, owners, MentionRole.Plain)];
            if (Pieces(word) is { } piece)
                return [piece];
            if (PathText.IsFileName(path))
                return [new Mention(path, true, word.Index, end, [], MentionRole.Plain)];
        }
        var name = word.Value.TrimEnd('.', ':', '-', ',');
        return CodeName().IsMatch(name) && (followedByCall || LooksLikeSymbol().IsMatch(name))
            ?
            [
                new Mention(
                    name,
                    false,
                    word.Index,
                    word.Index + name.Length + (followedByCall ? 1 : 0),
                    [],
                    MentionRole.Plain
                ),
            ]
            : [];
    }

    // Scripts without spaces: "src/a.jsが壊れている" is a path and then a sentence. The longest owned run between
    // changes of script counts.
    private Mention? Pieces(Match word)
    {
        var value = word.Value;
        var cuts = Enumerable
            .Range(1, Math.Max(0, value.Length - 1))
            .Where(i => char.IsAscii(value[i - 1]) != char.IsAscii(value[i]))
            .Take(12)
            .ToList();
        if (cuts.Count == 0)
            return null;
        List<int> edges = [0, .. cuts, value.Length];
        var runs =
            from start in edges
            from end in edges
            where end - start > 2 && end - start < value.Length
            orderby end - start descending, start
            let path = PathText.Clean(value[start..end])
            where PathText.IsFileName(path)
            let owners = paths.Of(path)
            where owners.Count > 0
            select new Mention(path, true, word.Index + start, word.Index + end, owners, MentionRole.Plain);
        return runs.FirstOrDefault();
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"`(?<content>[^`\n]{1,300})`|""(?<content>[^""\n]{1,300})""|“(?<content>[^”\n]{1,300})”|"
            + @"«(?<content>[^»\n]{1,300})»|(?<![\p{L}\p{Nd}])'(?<content>[^'\n]{1,300})'",
        Options,
        10_000
    )]
    private static partial Regex Quoted();

    // Brackets and parentheses belong to a path only as a whole segment: app/[id]/page.tsx, app/(shop)/page.tsx,
    // a.cs(12,3).
    [GeneratedRegex(
        @"([\p{L}\p{M}\p{Nd}_./\\@~+$#%:\-]|(?<=[/\\])\[[^\]\s/]+\](?=[/\\.])|"
            + @"(?<=[/\\])\([\w\-]+\)(?=[/\\]))+(\(\d+(,\s?\d+)?\))?",
        Options,
        10_000
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^#?(?<name>[\p{L}_$][\p{L}\p{Nd}_$]*((\.|::|#)[\p{L}_$][\p{L}\p{Nd}_$]*)*)(\(.*\))?$",
        Options,
        10_000
    )]
    private static partial Regex CodeName();

    // camelCase, PascalCase with two humps, snake_case, Type.member.
    [GeneratedRegex(
        @"[\p{Ll}\p{Nd}]\p{Lu}|[\p{L}\p{Nd}]_[\p{L}\p{Nd}]|[\p{L}\p{Nd}](\.|::)[\p{L}_]|^\$",
        Options,
        10_000
    )]
    private static partial Regex LooksLikeSymbol();
}
