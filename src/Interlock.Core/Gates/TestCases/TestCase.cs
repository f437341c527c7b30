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
);
