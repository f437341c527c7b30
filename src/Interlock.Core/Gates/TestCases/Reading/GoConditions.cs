namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>What a test demands that fails when a condition holds.</summary>
internal static class GoConditions
{
    /// <summary>The strength of the opposite of a condition.</summary>
    public static AssertionStrength Strength(Code code, Part part)
    {
        if (part.IsEmpty)
            return AssertionStrength.Existence;
        if (part.Length == 1 && code.Is(part.From, "false"))
            return AssertionStrength.Tautology;
        for (var at = part.From; at < part.To; at = code.Next(at))
        {
            if (code.Is(at, '!') && code.Is(at + 1, '='))
            {
                var (left, right) = (new Part(part.From, at), new Part(at + 2, part.To));
                return Expressions.IsSelf(code, left, right) ? AssertionStrength.Tautology
                    // 'err != nil' fails on any error: that there is none.
                    : code.Is(right.From, "nil") ? AssertionStrength.Existence
                    : AssertionStrength.Exact;
            }
            if (code.Is(at, '=') && code.Is(at + 1, '='))
                return code.Is(at + 2, "nil") || code.Is(at + 2, "false")
                    ? AssertionStrength.Existence
                    : AssertionStrength.Partial;
        }
        for (var at = part.From; at < part.To; at = code.Next(at))
            if (code.Is(at, '!'))
                return Expressions.Strength(code, new(at + 1, part.To));
        return part.Length == 1 ? AssertionStrength.Existence : AssertionStrength.Partial;
    }
}
