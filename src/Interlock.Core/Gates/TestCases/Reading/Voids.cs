using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>Parts of a text with braces where an assertion means nothing: <c>if (false) {…}</c>, what a catch swallows, what is behind a return.</summary>
internal static class Voids
{
    private const int Farthest = 400; // tokens: keeps hostile nesting linear

    /// <summary>The parts, in any order.</summary>
    public static List<Part> Of(Code code)
    {
        var all = new List<Part>();
        for (var at = 0; at < code.Count; at++)
            if (code.Word(at) is "if" or "while" && Never(code, at) is { } never)
                all.Add(never);
            else if (code.Is(at, "try") && code.Opens(at + 1, '{') && IsSwallowed(code, code.Next(at + 1)))
                all.Add(code.Inside(at + 1));
            else if (code.Is(at, '#') && code.Language == Language.CSharp && Disabled(code, at) is { } disabled)
            {
                all.Add(disabled);
                at = disabled.To;
            }
        return all;
    }

    /// <summary>Tells for each token, in order, whether it is in one of the parts.</summary>
    public static Func<int, bool> Sweep(List<Part> parts)
    {
        var sorted = parts.OrderBy(part => part.From).ToList();
        var (next, until) = (0, 0);
        return at =>
        {
            for (; next < sorted.Count && sorted[next].From <= at; next++)
                until = Math.Max(until, sorted[next].To);
            return at < until;
        };
    }

    /// <summary>What is behind a statement that always leaves a body; empty when there is none.</summary>
    public static Part BehindReturn(Code code, Part body)
    {
        for (var at = body.From; at < body.To; at = code.Next(at))
            if (Leaves(code, at) && IsUnconditional(code, at, body.From))
            {
                for (at++; at < body.To && !code.Is(at, ';') && !(code.IsFirst(at) && !Continues(code, at)); )
                    at = code.Next(at);
                return new(at, body.To);
            }
        return new(body.To, body.To);
    }

    /// <summary>Whether a catch of this text says that the test failed, or looks at the error.</summary>
    public static bool Rethrows(Code code, Part part)
    {
        for (var at = part.From; at < Math.Min(part.To, part.From + Farthest); at++)
            if (
                code.Word(at) is { Length: > 0 } word
                && (
                    word
                        is "throw"
                            or "raise"
                            or "fail"
                            or "Fail"
                            or "done"
                            or "reject"
                            or "Errorf"
                            or "Fatalf"
                            or "Fatal"
                            or "panic"
                            or "markTestSkipped"
                    || NamedAssertions.IsHelper(word)
                )
            )
                return true;
        return false;
    }

    private static bool Leaves(Code code, int at) =>
        code.Word(at) is "return"
        || (code.Is(at, "process") && code.Is(at + 1, '.') && code.Is(at + 2, "exit"))
        || (code.Is(at, "os") && code.Is(at + 1, '.') && code.Is(at + 2, "Exit"));

    private static bool IsUnconditional(Code code, int at, int from)
    {
        if (at == from)
            return true;
        if (code[at - 1].Text is "{" or "}" or ";")
            return true;
        return code.IsFirst(at)
            && !code.Is(at - 1, "else")
            && !(
                code.Is(at - 1, ')')
                && code.Word(code.Pair(at - 1) - 1) is "if" or "while" or "for" or "unless" or "elseif" or "foreach"
            )
            && !(code[at - 1].Text is ">" or "=" or ":" or "," or "|" or "&" or "?");
    }

    private static bool Continues(Code code, int at) =>
        code[at].Text is "." or "?" or "&" or "|" or "+" or ")" or "{"
        || code[at - 1].Text is "," or "." or "=" or "+" or "&" or "|" or "(";

    private static Part? Never(Code code, int at)
    {
        var isWrapped = code.Opens(at + 1, '(');
        var condition = isWrapped ? code.Inside(at + 1) : new Part(at + 1, at + 2);
        var body = isWrapped ? code.Next(at + 1) : at + 2;
        return
            condition.Length == 1
            && code[condition.From].Text is "false" or "0" or "False" or "null"
            && code.Opens(body, '{')
            ? code.Inside(body)
            : null;
    }

    private static bool IsSwallowed(Code code, int at)
    {
        if (!code.Is(at, "catch"))
            return false;
        var swallows = false;
        while (code.Is(at, "catch"))
        {
            var filter = code.Opens(at + 1, '(') ? code.Inside(at + 1) : new Part(at, at);
            at = filter.IsEmpty && !code.Opens(at + 1, '(') ? at + 1 : code.Next(at + 1);
            if (code.Is(at, "when"))
                at = code.Next(at + 1);
            if (!code.Opens(at, '{'))
                return swallows;
            swallows |= CatchesAssertions(code, filter) && !Rethrows(code, code.Inside(at));
            at = code.Next(at);
        }
        return swallows;
    }

    private static bool CatchesAssertions(Code code, Part filter)
    {
        if (filter.IsEmpty || code.Language == Language.JavaScript)
            return true;
        for (var at = filter.From; at < filter.To; at++)
            if (
                code.Word(at)
                is "Exception"
                    or "Throwable"
                    or "Error"
                    or "AssertionError"
                    or "AssertionFailedError"
                    or "XunitException"
                    or "AssertionException"
                    or "ExpectationFailedException"
            )
                return true;
        return false;
    }

    // '#if false … #endif'
    private static Part? Disabled(Code code, int at)
    {
        if (!code.IsFirst(at) || !code.Is(at + 1, "if") || code[at + 2].Text is not ("false" or "NEVER" or "DISABLED"))
            return null;
        for (var to = at + 3; to < code.Count; to++)
            if (code.Is(to, '#') && code.IsFirst(to) && code.Word(to + 1) is "endif" or "else" or "elif")
                return new(at + 3, to);
        return new(at + 3, code.Count);
    }
}
