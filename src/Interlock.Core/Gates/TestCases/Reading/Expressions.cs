using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>What a condition demands: <c>a == 3</c> is exact, <c>a != null</c> only that there is something.</summary>
internal static class Expressions
{
    private const int Deepest = 8;
    private const int Farthest = 400; // tokens: keeps hostile nesting linear

    /// <summary>The strength of a condition that has to be true.</summary>
    public static AssertionStrength Strength(Code code, Part part, int depth = 0)
    {
        part = Strip(code, part);
        if (part.IsEmpty || depth > Deepest)
            return AssertionStrength.Existence;
        if (IsAlwaysTrue(code, part))
            return AssertionStrength.Tautology;
        var either = Operands(code, part, "or", '|');
        if (either.Count > 1)
        {
            var weakest = either.Min(one => Strength(code, one, depth + 1));
            return weakest == AssertionStrength.Exact ? AssertionStrength.Partial : weakest;
        }
        var both = Operands(code, part, "and", '&');
        if (both.Count > 1)
            return both.Max(one => Strength(code, one, depth + 1));
        if (code.Is(part.From, "not") || (code.Is(part.From, '!') && !code.Is(part.From + 1, '=')))
            return Not(code, new(part.From + 1, part.To), depth);
        return Comparison(code, part) ?? Bare(code, part);
    }

    /// <summary>Whether a part is one value written out: <c>1</c>, <c>"a"</c>, <c>true</c>.</summary>
    public static bool IsConstant(Code code, Part part)
    {
        part = Strip(code, part);
        return part.Length == 1
            && (
                code[part.From].Kind is TokenKind.Number or TokenKind.Literal
                || code.Word(part.From)
                    is "True"
                        or "true"
                        or "False"
                        or "false"
                        or "None"
                        or "null"
                        or "nil"
                        or "undefined"
            );
    }

    /// <summary>Whether both sides are the same without calling anything, so that they are always equal.</summary>
    public static bool IsSelf(Code code, Part one, Part two)
    {
        if (!code.IsSame(one, two))
            return false;
        for (var at = one.From; at < one.To; at++)
            if (code.Is(at, '(') || code.Is(at, "await") || code.Is(at, "new"))
                return false;
        return true;
    }

    private static bool IsAlwaysTrue(Code code, Part part) =>
        part.Length == 1
        && code[part.From] is var only
        && (
            only.Text is "True" or "true" && only.Kind == TokenKind.Word
            || (only.Kind == TokenKind.Number && only.Text.Any(digit => digit is >= '1' and <= '9'))
            || (only.Kind == TokenKind.Literal && only.Text.Length > 0)
        );

    // '!false' is always true; 'not (a == b)' says less than 'a == b'.
    private static AssertionStrength Not(Code code, Part rest, int depth)
    {
        rest = Strip(code, rest);
        if (
            rest.Length == 1
            && (code.Is(rest.From, "false") || code.Is(rest.From, "False") || code.Is(rest.From, "None"))
        )
            return AssertionStrength.Tautology;
        return Strength(code, rest, depth + 1) == AssertionStrength.Existence
            ? AssertionStrength.Existence
            : AssertionStrength.Partial;
    }

    private static AssertionStrength? Comparison(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at = code.Next(at))
        {
            var (kind, length) = Operator(code, at);
            if (kind == '\0')
                continue;
            var (left, right) = (new Part(part.From, at), new Part(at + length, part.To));
            if (left.IsEmpty || right.IsEmpty)
                return null;
            return kind switch
            {
                '=' => Equality(code, left, right),
                '!' => IsNothing(code, left) || IsNothing(code, right)
                    ? AssertionStrength.Existence
                    : AssertionStrength.Partial,
                '>' when code.Is(right.From, "0") && IsLength(code, left) && code.Is(at + 1, '=') =>
                    AssertionStrength.Tautology,
                _ when code[right.From] is { Kind: TokenKind.Number, Text: "0" } && IsLength(code, left) => code.Is(
                    at + 1,
                    '='
                )
                    ? AssertionStrength.Tautology
                    : AssertionStrength.Existence,
                _ => IsSelf(code, left, right) && length > 1 ? AssertionStrength.Tautology : AssertionStrength.Partial,
            };
        }
        return null;
    }

    private static AssertionStrength Equality(Code code, Part left, Part right)
    {
        if (IsSelf(code, left, right))
            return AssertionStrength.Tautology;
        var isTruth = right.Length == 1 && code.Word(right.From) is "True" or "true" or "False" or "false";
        return isTruth || IsLoose(code, left) || IsLoose(code, right)
            ? AssertionStrength.Partial
            : AssertionStrength.Exact;
    }

    /// <summary>Whether a value is only approximate, or anything at all: <c>pytest.approx(1)</c>, <c>expect.any(Number)</c>.</summary>
    public static bool IsLoose(Code code, Part part)
    {
        for (var at = part.From; at < Math.Min(part.To, part.From + Farthest); at++)
            if (
                code.Word(at)
                    is "approx"
                        or "anything"
                        or "ANY"
                        or "IsAny"
                        or "closeTo"
                        or "stringContaining"
                        or "stringMatching"
                        or "objectContaining"
                        or "arrayContaining"
                        or "isclose"
                        or "allclose"
                        or "within"
                || (code.Is(at, "any") && code.Is(at - 1, '.'))
                || (code.Is(at, "abs") && code.Is(at + 1, '('))
            )
                return true;
        return false;
    }

    private static AssertionStrength Bare(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at = code.Next(at))
            if (
                code.Is(at + 1, '(')
                && code.Word(at) is { Length: > 0 } name
                && (name.Contains("equal", StringComparison.OrdinalIgnoreCase) || name is "eql" or "eq")
            )
                return AssertionStrength.Exact;
        return part.Length == 1 ? AssertionStrength.Existence : AssertionStrength.Partial;
    }

    // Kinds: '=' equal, '!' not equal, '<' and '>' order, 'i' membership; and how many tokens it takes.
    private static (char Kind, int Length) Operator(Code code, int at)
    {
        if (code.Is(at, '=') && code.Is(at + 1, '='))
            return ('=', code.Is(at + 2, '=') ? 3 : 2);
        if (code.Is(at, '!') && code.Is(at + 1, '='))
            return ('!', code.Is(at + 2, '=') ? 3 : 2);
        if (code.Is(at, '=') && code.Is(at + 1, '~'))
            return ('i', 2);
        if (code.Is(at, '<') || (code.Is(at, '>') && !code.Is(at - 1, '=') && !code.Is(at - 1, '-')))
            return (code[at].Text[0], code.Is(at + 1, '=') ? 2 : 1);
        if (code.Language is not (Language.Python or Language.CSharp or Language.Java))
            return code.Is(at, "instanceof") ? ('i', 1) : ('\0', 0);
        if (code.Is(at, "is"))
            return code.Is(at + 1, "not") ? ('!', 2)
                : code.Language == Language.Python ? ('=', 1)
                : ('i', 1);
        if (code.Is(at, "not") && code.Is(at + 1, "in"))
            return ('i', 2);
        return code.Is(at, "in") || code.Is(at, "instanceof") ? ('i', 1) : ('\0', 0);
    }

    private static bool IsNothing(Code code, Part part) =>
        part.Length == 1 && code.Word(part.From) is "None" or "null" or "nil" or "undefined";

    private static bool IsLength(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at++)
            if (code.Word(at) is "len" or "length" or "Length" or "Count" or "size" or "count")
                return true;
        return false;
    }

    private static List<Part> Operands(Code code, Part part, string word, char symbol)
    {
        var all = new List<Part>();
        var from = part.From;
        for (var at = part.From; at < part.To; at = code.Next(at))
        {
            var isSymbol = code.Is(at, symbol) && code.Is(at + 1, symbol);
            if (!isSymbol && !code.Is(at, word))
                continue;
            all.Add(new(from, at));
            from = isSymbol ? at + 2 : at + 1;
            at = from - 1;
        }
        all.Add(new(from, part.To));
        return all;
    }

    private static Part Strip(Code code, Part part)
    {
        while (code.Opens(part.From, '(') && code.Pair(part.From) == part.To - 1)
            part = code.Inside(part.From);
        return part;
    }
}
