namespace Interlock.Core.Gates.TestCases;

/// <summary>A test as it is written.</summary>
/// <param name="Name">Its name with the groups around it (<c>cart &gt; adds up</c>, <c>CartTests.Adds_up</c>).</param>
/// <param name="Line">Line of its declaration, from 1.</param>
/// <param name="EndLine">Last line of its body.</param>
/// <param name="SkippedBy">What keeps it from running (<c>@pytest.mark.skip</c>, <c>it.skip</c>, <c>Skip =</c>), or null.</param>
/// <param name="IsFocused">Whether it keeps others from running (<c>it.only</c>, <c>fit</c>).</param>
/// <param name="Assertions">What it demands, in order.</param>
/// <param name="Statements">How many statements its body has, roughly: lines with code.</param>
public sealed record TestCase(
    string Name,
    int Line,
    int EndLine,
    string? SkippedBy,
    bool IsFocused,
    IReadOnlyList<Assertion> Assertions,
    int Statements
)
{
    /// <summary>Name of the case that stands for assertions outside of tests, in helper functions and scripts.</summary>
    public const string Rest = "(outside of tests)";

    /// <summary>Whether it is kept from running only where a condition holds (<c>skipif</c>, a skip inside of an <c>if</c>).</summary>
    public bool IsSkippedSometimes { get; init; }

    /// <summary>How many rows of values it is run with; 0 when it has none, or when they are not written out.</summary>
    public int Rows { get; init; }

    /// <summary>Its first token in the file, decorators and attributes included.</summary>
    public int FirstToken { get; init; }

    /// <summary>The token behind its last one.</summary>
    public int EndToken { get; init; }

    /// <summary>Whether it is no test but what is outside of all tests.</summary>
    public bool IsRest => Name == Rest;
}
