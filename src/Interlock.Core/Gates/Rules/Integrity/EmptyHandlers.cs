using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>
/// Handlers that catch any error and do nothing. A named, narrow error may be ignored; around the assertions of a test,
/// where the error is the result, a broad one blocks, elsewhere it is told.
/// </summary>
internal static class EmptyHandlers
{
    private static readonly HashSet<string> Broad =
    [
        "Exception",
        "BaseException",
        "AssertionError",
        "Throwable",
        "Error",
        "AssertionFailedError",
        "XunitException",
        "StandardError",
        "ExpectationFailedException",
    ];

    /// <summary>The places in a file.</summary>
    public static IEnumerable<Site> In(SourceFile file, FileRole role)
    {
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var end = file.Language switch
            {
                Language.Python when tokens[at].Is("except") => Python(file, at),
                Language.JavaScript or Language.CSharp or Language.Java or Language.Php when tokens[at].Is("catch") =>
                    Braces(tokens, at),
                Language.Ruby when tokens[at].Is("rescue") => Ruby(tokens, at),
                _ => -1,
            };
            if (end < 0 || !IsBroad(tokens, at, end, file.Language))
                continue;
            var text = Run.Text(tokens, at, end);
            yield return new Site(
                tokens[at].Line,
                text,
                $"'{text}': any error is caught and forgotten.",
                role == FileRole.Test && Demands(tokens, at) ? Severity.Block : Severity.Warn
            );
        }
    }

    // Whether what was tried asserts something: then the forgotten error is the test's own result.
    private static bool Demands(IReadOnlyList<SourceToken> tokens, int at)
    {
        for (
            var back = at - 1;
            back >= Math.Max(0, at - 500) && !tokens[back].Is("try") && !tokens[back].Is("begin");
            back--
        )
            if (
                tokens[back].Kind == TokenKind.Word
                && (
                    tokens[back].Text.Contains("assert", StringComparison.OrdinalIgnoreCase)
                    || tokens[back].Text is "expect" or "should" or "verify"
                )
            )
                return true;
        return false;
    }

    private static bool IsBroad(IReadOnlyList<SourceToken> tokens, int at, int end, Language language)
    {
        var names = tokens.Skip(at + 1).Take(end - at - 1).Where(token => token.Kind == TokenKind.Word).ToList();
        return language == Language.JavaScript
            || names.All(name => name.Is("pass") || name.Is("nil") || name.Is("then"))
            || names.Any(name => Broad.Contains(name.Text));
    }

    // except …: pass | … ; with nothing else in the block.
    private static int Python(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        var colon = at + 1;
        for (; colon < tokens.Count && !tokens[colon].Is(':'); colon++)
            if (tokens[colon].Line > tokens[at].Line + 3)
                return -1;
        var body = colon + 1;
        var isNothing = new Phrase("pass").IsAt(tokens, body) || new Phrase(". . .").IsAt(tokens, body);
        if (!isNothing)
            return -1;
        var next = body + (tokens[body].Is("pass") ? 1 : 3);
        return
            next >= tokens.Count
            || Run.Indent(file, tokens[next]) < Run.Indent(file, tokens[body])
            || tokens[body].Line == tokens[at].Line
            ? next
            : -1;
    }

    // A catch clause, or .catch with an empty function.
    private static int Braces(IReadOnlyList<SourceToken> tokens, int at)
    {
        var open = at + 1;
        if (open < tokens.Count && tokens[open].Is('('))
        {
            var close = Run.Close(tokens, open);
            if (close - 2 > open && tokens[close].Is(')') && tokens[close - 1].Is('}') && tokens[close - 2].Is('{'))
                return close + 1;
            open = close + 1;
        }
        return new Phrase("{ }").IsAt(tokens, open) ? open + 2 : -1;
    }

    // 'x rescue nil', and 'rescue … end' with nothing between.
    private static int Ruby(IReadOnlyList<SourceToken> tokens, int at)
    {
        if (new Phrase("rescue nil").IsAt(tokens, at))
            return at + 2;
        var end = at + 1;
        while (end < tokens.Count && tokens[end].Line == tokens[at].Line)
            end++;
        return end < tokens.Count && tokens[end].Is("end") ? end : -1;
    }
}
