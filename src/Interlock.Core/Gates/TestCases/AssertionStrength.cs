namespace Interlock.Core.Gates.TestCases;

/// <summary>How much an assertion demands; the order matters: a smaller one is weaker.</summary>
public enum AssertionStrength
{
    /// <summary>Always true: <c>assert True</c>, <c>expect(x).toBe(x)</c>.</summary>
    Tautology,

    /// <summary>That there is something: not null, truthy, no exception.</summary>
    Existence,

    /// <summary>A part, a pattern, a range or a tolerance.</summary>
    Partial,

    /// <summary>An exact value or a named error.</summary>
    Exact,
}
