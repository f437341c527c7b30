using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Matching;

/// <summary>
/// The commands in a file: a shell script or Makefile as it is, the steps of a pipeline, and the strings of files that hold
/// commands (<c>package.json</c>, <c>pyproject.toml</c>, <c>Jenkinsfile</c>).
/// </summary>
internal static class ShellText
{
    private const int Deep = 2;

    /// <summary>The commands as runs of tokens, with the lines of the file.</summary>
    public static IEnumerable<IReadOnlyList<SourceToken>> Of(SourceFile file, FileRole role) =>
        file.Language switch
        {
            Language.Shell => Nested(file.Tokens, Deep, IsCommand),
            Language.Yaml when role is FileRole.Gate or FileRole.Build or FileRole.TestRunner => Nested(
                file.Tokens,
                Deep,
                (_, _) => true
            ),
            Language.Toml when role is FileRole.Build or FileRole.TestRunner => Nested(
                file.Tokens,
                Deep,
                (_, _) => true
            ),
            Language.Json when role is FileRole.Build => Strings(file),
            Language.Java when role is FileRole.Gate => Strings(file),
            _ => [],
        };

    private static IEnumerable<IReadOnlyList<SourceToken>> Nested(
        IReadOnlyList<SourceToken> tokens,
        int deep,
        Func<IReadOnlyList<SourceToken>, int, bool> isCommand
    )
    {
        yield return tokens;
        if (deep == 0)
            yield break;
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Kind == TokenKind.Literal && isCommand(tokens, at))
                foreach (var run in Nested(Inside(tokens[at]), deep - 1, IsCommand))
                    yield return run;
    }

    // A string is a command only where it is run: bash -c "…", eval "…", trap '…' EXIT.
    private static bool IsCommand(IReadOnlyList<SourceToken> tokens, int at) =>
        at > 0 && tokens[at - 1].Text is "-c" or "-lc" or "-ec" or "eval" or "trap";

    private static IEnumerable<IReadOnlyList<SourceToken>> Strings(SourceFile file) =>
        file.Tokens.Where(token => token.Kind == TokenKind.Literal).Select(Inside);

    private static List<SourceToken> Inside(SourceToken token) =>
        [.. Lexer.Read(token.Text, Language.Shell).Select(inner => inner with { Line = inner.Line + token.Line - 1 })];
}
