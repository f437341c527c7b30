using System.Text;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership.Globs;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>One pattern of a task: a path, a folder (<c>dir/</c>) or a glob.</summary>
internal sealed class PathPattern
{
    /// <summary>Longest pattern, in UTF-16 units, that is read as a glob; anything longer is a plain path.</summary>
    internal const int LongestGlob = 1024;

    private readonly int[] literal;
    private readonly int[] prefix;
    private readonly int[] suffix;
    private readonly GlobAutomaton? automaton;

    internal PathPattern(string pattern)
    {
        Text = Normalise(pattern);
        literal = CodePoints(Text);
        var nodes = Text.Length <= LongestGlob ? GlobParser.Parse(Text.EndsWith('/') ? Text + "**" : Text) : [];
        prefix = Literals(nodes);
        suffix = Literals(nodes.Reverse());
        Array.Reverse(suffix);
        IsLiteral = prefix.Length == nodes.Count;
        automaton = IsLiteral ? null : new GlobAutomaton(nodes);
        Samples = IsLiteral ? [Text] : GlobSample.Of(nodes);
    }

    /// <summary>The pattern, normalised.</summary>
    internal string Text { get; }

    /// <summary>Whether it names exactly one path.</summary>
    internal bool IsLiteral { get; }

    /// <summary>The path itself, or typical files of a glob.</summary>
    internal IReadOnlyList<string> Samples { get; }

    /// <summary>
    /// The folders that the pattern surely goes through, and the path itself when it is literal: the part before any
    /// wildcard.
    /// </summary>
    internal string FixedPart =>
        IsLiteral ? Text : Text[..(string.Concat(prefix.Select(CodePointText)).LastIndexOf('/') + 1)].TrimEnd('/');

    /// <summary>
    /// Whether a path matches. Most paths of a large repository are told apart by their first or last characters.
    /// </summary>
    internal bool Matches(ReadOnlySpan<int> path) =>
        path.SequenceEqual(literal)
        || (automaton is not null && path.StartsWith(prefix) && path.EndsWith(suffix) && automaton.Matches(path));

    /// <summary>
    /// Drops what changes nothing: <c>./a</c>, <c>a//b</c>, <c>a/./b</c>. A final slash stays: it means a folder.
    /// </summary>
    internal static string Normalise(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
        var joined = string.Join('/', parts);
        var rooted = pattern.StartsWith('/') ? "/" : "";
        return rooted + joined + (pattern.EndsWith('/') && joined.Length > 0 ? "/" : "");
    }

    /// <summary>Plain text as a path; half of a surrogate pair becomes the replacement character.</summary>
    internal static RepoPath ToPath(string plain) =>
        RepoPath.FromPlain(string.Concat(plain.EnumerateRunes().Select(rune => rune.ToString())));

    /// <summary>Plain text as code points.</summary>
    internal static int[] CodePoints(string plain) => [.. plain.EnumerateRunes().Select(rune => rune.Value)];

    private static int[] Literals(IEnumerable<GlobNode> nodes) =>
        [.. nodes.TakeWhile(node => node is GlobNode.Literal).Cast<GlobNode.Literal>().Select(node => node.CodePoint)];

    private static string CodePointText(int codePoint) => new Rune(codePoint).ToString();
}
