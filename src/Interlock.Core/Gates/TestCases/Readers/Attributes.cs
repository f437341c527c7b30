using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Attributes and annotations: <c>[Fact(Skip = "x")]</c>, <c>@Test</c>, <c>#[ignore]</c>.</summary>
internal static class Attributes
{
    /// <summary>The attributes that begin at a token, each with its arguments; null when none does.</summary>
    public static List<Part>? At(Code code, int at)
    {
        switch (code.Language)
        {
            case Language.Java:
                return code.Word(at) is ['@', _, ..] and not "@interface" ? [Annotation(code, at)] : null;
            case Language.CSharp:
                return code.Opens(at, '[') && IsStatementStart(code, at) && code.Word(at + 1).Length > 0
                    ? Listed(code, at)
                    : null;
            case Language.Rust or Language.Php:
                return code.Is(at, '#') && code.Opens(at + 1, '[') ? Listed(code, at + 1) : null;
            default:
                return null;
        }
    }

    private static List<Part>? Listed(Code code, int open) =>
        code.Split(code.Inside(open)) is { Count: > 0 } all ? all : null;

    private static Part Annotation(Code code, int at)
    {
        var end = at + 1;
        while (code.Is(end, '.') && code.Word(end + 1).Length > 0)
            end += 2;
        return new(at, code.Opens(end, '(') && !code.IsFirst(end) ? code.Next(end) : end);
    }

    private static bool IsStatementStart(Code code, int at) =>
        at == 0
        || code[at - 1] is { Kind: TokenKind.Symbol, Text: "{" or "}" or ";" or "]" }
        || (code.IsFirst(at) && code[at - 1].Text is not ("=" or "(" or "," or ">" or "return"));
}
