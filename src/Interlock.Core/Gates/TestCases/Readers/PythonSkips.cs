using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>What keeps Python tests from running, and the rows they are run with.</summary>
internal static class PythonSkips
{
    /// <summary>What the decorators between two lines say.</summary>
    public static Skip? Of(Code code, List<PythonLine> lines, int from, int to)
    {
        var sometimes = (Skip?)null;
        for (var at = from; at < to; at++)
            if (Mark(code, lines[at].Part) is { } mark)
                if (mark.IsSometimes)
                    sometimes = mark;
                else
                    return mark;
        return sometimes;
    }

    /// <summary>What a mark says: <c>@pytest.mark.skip</c>, <c>@unittest.skipIf(…)</c>, <c>xfail</c>, also inside of a parameter.</summary>
    public static Skip? Mark(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at++)
            switch (code.Word(at))
            {
                case "skip" or "expectedFailure" when IsMark(code, at):
                    return new(Show(code, part));
                case "xfail" when IsMark(code, at):
                    return new(Show(code, part), HasCondition(code, at));
                case "skipif" or "skipIf" or "skipUnless" when IsMark(code, at):
                    return new(Show(code, part), !IsAlways(code, at));
            }
        return null;
    }

    /// <summary>The call in a line that skips; null when none does.</summary>
    public static string? Call(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at++)
            if (
                (
                    code.Word(at) is "skip" or "xfail"
                    && code.Is(at - 1, '.')
                    && code.Is(at - 2, "pytest")
                    && code.Is(at + 1, '(')
                )
                || (code.Is(at, "skipTest") && code.Is(at + 1, '('))
                || (code.Is(at, "SkipTest") && (code.Is(part.From, "raise")))
            )
                return code.Show(part);
        return null;
    }

    /// <summary>A call inside of a test that skips it.</summary>
    public static Skip? Inside(Code code, List<PythonLine> lines, int head, int end)
    {
        var indent = head + 1 < end ? lines[head + 1].Indent : 0;
        for (var at = head + 1; at < end; at++)
            if (
                code.Word(lines[at].From) is "pytest" or "self" or "raise" or "unittest"
                && Call(code, lines[at].Part) is { } by
            )
                return new(by, lines[at].Indent > indent);
        return null;
    }

    /// <summary>How many rows of values the decorators give.</summary>
    public static int Rows(Code code, List<PythonLine> lines, int from, int to)
    {
        var rows = 0;
        for (var line = from; line < to; line++)
        for (var at = lines[line].Part.From; at < lines[line].Part.To; at++)
            if (code.Word(at) is "parametrize" or "expand" && code.Opens(at + 1, '('))
                foreach (
                    var part in code.Split(code.Inside(at + 1))
                        .Where(part => code.Opens(part.From, '[') || code.Opens(part.From, '('))
                )
                    rows = Math.Max(rows, code.Split(code.Inside(part.From)).Count);
        return rows;
    }

    private static bool IsMark(Code code, int at) => code.Is(at - 1, '.') || code.Is(at - 1, '@');

    private static bool HasCondition(Code code, int at) =>
        code.Opens(at + 1, '(')
        && code.Split(code.Inside(at + 1)) is [var first, ..]
        && !(code.Is(first.From + 1, '=') && code[first.From].Kind == TokenKind.Word)
        && code[first.From].Kind != TokenKind.Literal
        && !IsAlways(code, at);

    // 'skipif(True)' is a skip, whatever it is called.
    private static bool IsAlways(Code code, int at) =>
        code.Opens(at + 1, '(')
        && code.Split(code.Inside(at + 1)) is [var first, ..]
        && (
            first.Length == 1 && code[first.From].Text is "True" or "1" or "False" or "0"
            || Expressions.Strength(code, first) == AssertionStrength.Tautology
        );

    private static string Show(Code code, Part part) => code.Show(part).Replace(" . ", ".", StringComparison.Ordinal);
}
