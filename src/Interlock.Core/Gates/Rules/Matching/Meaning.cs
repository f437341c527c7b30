using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>Compares what two texts mean to a machine: their tokens, without comments, blank lines and docstrings.</summary>
internal static class Meaning
{
    /// <summary>Whether both mean the same.</summary>
    public static bool IsSame(SourceFile before, SourceFile after)
    {
        if (before.Language != after.Language)
            return false;
        if (before.Language == Language.Unknown)
            return Squeezed(before.Text).SequenceEqual(Squeezed(after.Text), StringComparer.Ordinal);
        return Shape(before).SequenceEqual(Shape(after));
    }

    /// <summary>Whether a text says nothing to a machine.</summary>
    public static bool IsEmpty(SourceFile file) =>
        file.Language == Language.Unknown ? string.IsNullOrWhiteSpace(file.Text) : !Shape(file).Any();

    // Where indentation is syntax, a token that begins a line counts with its column.
    private static IEnumerable<(TokenKind, string, int)> Shape(SourceFile file)
    {
        var tokens = file.Tokens;
        var isIndented = file.Language is Language.Python or Language.Yaml;
        var depth = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            depth +=
                token.Is('(') || token.Is('[') || token.Is('{') ? 1
                : token.Is(')') || token.Is(']') || token.Is('}') ? -1
                : 0;
            var isFirst = isIndented && depth <= 0 && Run.IsFirst(tokens, at);
            if (isFirst && file.Language == Language.Python && IsDocstring(file, tokens, at))
                continue;
            yield return (token.Kind, token.Text, isFirst ? Run.Indent(file, token) : -1);
        }
    }

    private static bool IsDocstring(SourceFile file, IReadOnlyList<SourceToken> tokens, int at) =>
        tokens[at].Kind == TokenKind.Literal
        && (at == 0 || tokens[at - 1].Is(':'))
        && (
            at + 1 == tokens.Count
            || file.Text.AsSpan(tokens[at].End, tokens[at + 1].Start - tokens[at].End).Contains('\n')
        );

    private static string[] Squeezed(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
