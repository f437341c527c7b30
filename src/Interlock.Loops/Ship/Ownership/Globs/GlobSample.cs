using System.Text;

namespace Interlock.Loops.Ship.Ownership.Globs;

/// <summary>
/// Typical new files of a pattern, with an ellipsis where anything may stand: <c>docs/…</c> for <c>docs/**</c>. When
/// one pattern's typical file belongs to another pattern too, the two claim the same files even if none exists yet.
/// </summary>
internal static class GlobSample
{
    private const int Most = 64;
    private const string Anything = "…";

    /// <summary>At most 64 samples.</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<GlobNode> nodes)
    {
        IEnumerable<string> samples = [""];
        foreach (var node in nodes)
        {
            var endings = Endings(node);
            samples = [.. samples.SelectMany(start => endings.Select(end => start + end)).Take(Most)];
        }
        return [.. samples];
    }

    private static IReadOnlyList<string> Endings(GlobNode node) =>
        node switch
        {
            GlobNode.Literal literal => [Text(literal.CodePoint)],
            GlobNode.Set { Negated: false, Ranges: [var first, ..] } => [Text(first.Low)],
            GlobNode.Folders => [Anything + "/"],
            GlobNode.Choice choice => [.. choice.Options.SelectMany(Of).Take(Most)],
            _ => [Anything],
        };

    private static string Text(int codePoint) => Rune.IsValid(codePoint) ? new Rune(codePoint).ToString() : Anything;
}
