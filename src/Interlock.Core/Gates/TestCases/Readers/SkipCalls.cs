using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Calls inside of a test's body that keep it from running.</summary>
internal static class SkipCalls
{
    /// <summary>The first such call.</summary>
    public static Skip? Inside(Code code, Part body)
    {
        for (var at = body.From; at < body.To; at = code.Next(at))
            if (Is(code, at) is { } skip)
                return skip;
            else if (code.Opens(at, '{') && code.Inside(at) is var inner)
                for (var next = inner.From; next < inner.To; next = code.Next(next))
                    if (Is(code, next) is { } inside)
                        return inside with { IsSometimes = true };
        return null;
    }

    private static Skip? Is(Code code, int at)
    {
        var word = code.Word(at);
        if (!code.Is(at + 1, '('))
            return null;
        if (
            word is "markTestSkipped" or "markTestIncomplete" or "Inconclusive"
            || (word is "Ignore" or "Skip" && code.Is(at - 1, '.') && code.Word(at - 2) is "Assert")
        )
            return new(code.Show(new(at - 2, at + 1)));
        // An assumption that never holds is a skip; another depends on the machine.
        if (
            word is "assumeTrue" or "assumeFalse" or "abort" or "SkipWhen" or "SkipUnless"
            && (word != "abort" || code.Word(at - 2) is "Assumptions")
        )
            return new(
                code.Show(new(at, at + 1)),
                !(code.Inside(at + 1).Length == 1 && code.Word(at + 2) is "false" or "true") && word != "abort"
            );
        return null;
    }
}
