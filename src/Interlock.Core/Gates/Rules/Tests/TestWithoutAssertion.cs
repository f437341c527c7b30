using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A new test demands nothing.</summary>
internal sealed class TestWithoutAssertion : IRule
{
    private static readonly string[] Smoke =
    [
        "throw",
        "raise",
        "crash",
        "panic",
        "smoke",
        "compile",
        "import",
        "noerror",
        "withouterror",
        "notfail",
        "doesnothing",
        "noop",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } =
        new(
            "test-without-assertion",
            "A new test demands nothing",
            Severity.Block,
            "Assert what the product has to do."
        );

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(GateChange change) =>
        TestDiff
            .Of(change)
            .Added.Where(side =>
                side.Test is { IsRest: false, SkippedBy: null, Assertions.Count: 0 } && !IsChecked(side)
            )
            .Select(side =>
                Info.At(side.File.Path, side.Test.Line, $"The new test '{side.Test.Name}' asserts nothing.") with
                {
                    // That nothing is thrown may be the point; a person has to see it.
                    Severity = IsSmoke(side.Test) ? Severity.Warn : Severity.Block,
                }
            );

    private static bool IsSmoke(TestCase test) =>
        test.Statements > 0 && Smoke.Any(word => Subject.Plain(test.Name).Contains(word, StringComparison.Ordinal));

    // Rust's 'unwrap' and '?' fail the test; an example of Go is compared with its comment; a group is no test.
    private static bool IsChecked(TestSide side)
    {
        if (side.Text.Language == Language.Go)
            return side.Test.Name.StartsWith("Example", StringComparison.Ordinal) || HasInner(side);
        if (side.Text.Language != Language.Rust)
            return HasInner(side);
        for (var at = side.Test.FirstToken; at < side.Test.EndToken && at < side.Text.Tokens.Count; at++)
            if (
                side.Text.Tokens[at] is var token
                && (token.Is("unwrap") || token.Is("expect") || token.Is("?") || token.Is("panic"))
            )
                return true;
        return false;
    }

    private static bool HasInner(TestSide side) =>
        TestReaders
            .Read(side.Text)
            .Any(test =>
                test != side.Test && test.FirstToken > side.Test.FirstToken && test.EndToken <= side.Test.EndToken
            );
}
