using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>Ruby's assertions without parentheses: <c>assert_equal 1, x</c>, <c>expect(x).to eq 1</c>.</summary>
internal static class RubyAssertions
{
    /// <summary>The assertion that a line begins with, when it is written without parentheses.</summary>
    public static Found? At(Code code, Arguments arguments, int at, Func<int, int> lineEnd)
    {
        var name = code.Word(at);
        if (!code.IsFirst(at) || code.Is(at + 1, '(') || code.IsFirst(at + 1))
            return null;
        if (
            !name.StartsWith("assert", StringComparison.Ordinal) && !name.StartsWith("refute", StringComparison.Ordinal)
        )
            return null;
        var part = new Part(at, lineEnd(at + 1));
        var parts = code.Split(part with { From = at + 1 });
        var rest = name[6..].TrimStart('_');
        if (Vocabulary.IsThrown(rest))
            return new(
                part,
                parts.Exists(one =>
                    char.IsUpper(code[one.From].Text.FirstOrDefault('_'))
                    && code[one.From].Text is not ("StandardError" or "Exception")
                )
                    ? AssertionStrength.Exact
                    : AssertionStrength.Existence
            );
        if (rest.Length == 0 && name == "assert" && parts.Count > 0)
            return new(part, Expressions.Strength(code, parts[0]));
        if (parts.Count > 1 && rest == "equal" && Expressions.IsSelf(code, parts[0], parts[1]))
            return new(part, AssertionStrength.Tautology);
        var known = Vocabulary.Of(rest);
        if (name[0] == 'r')
            return new(
                part,
                rest.Length == 0
                    ? AssertionStrength.Partial
                    : Vocabulary.Negate(known ?? AssertionStrength.Partial, rest)
            );
        return new(part, known ?? AssertionStrength.Exact, known is null ? name : null);
    }

    /// <summary>What follows <c>.to</c>, and where it ends.</summary>
    public static (AssertionStrength? Strength, int? End) Matcher(
        Code code,
        Arguments arguments,
        Segment to,
        Part subject
    )
    {
        var at = to.IsCall ? to.Open + 1 : to.At + 1;
        if (Chain.At(code, at) is not { } matcher || (code.IsFirst(at) && !to.IsCall))
            return (to.IsCall ? AssertionStrength.Partial : null, null);
        var end = matcher.End;
        var parts = arguments.Of(matcher.Segments[0]);
        while (
            !to.IsCall
            && end < code.Count
            && !code.IsFirst(end)
            && !(code[end].Text is "}" or ")" or ";" && code[end].Kind == TokenKind.Symbol)
        )
            end = code.Next(end);
        if (Vocabulary.IsThrown(matcher.Root))
        {
            var isNamed = false;
            for (var token = matcher.Segments[0].At + 1; token < end; token++)
                isNamed |=
                    code[token]
                        is { Kind: TokenKind.Literal }
                            or { Kind: TokenKind.Word, Text: not ("StandardError" or "Exception") };
            return (isNamed ? AssertionStrength.Exact : AssertionStrength.Existence, to.IsCall ? null : end);
        }
        var known = matcher.Segments.Select(one => Vocabulary.Of(one.Name)).Max() ?? AssertionStrength.Partial;
        var strength =
            to.Name is "not_to" or "to_not" or "should_not" ? Vocabulary.Negate(known, matcher.Root)
            : parts.Exists(one => Expressions.IsSelf(code, subject, one)) ? AssertionStrength.Tautology
            : parts.Exists(one => Expressions.IsLoose(code, one)) ? AssertionStrength.Partial
            : known;
        return (strength, to.IsCall ? null : end);
    }
}
