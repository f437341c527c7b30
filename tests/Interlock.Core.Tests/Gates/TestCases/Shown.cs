using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Tests.Gates.TestCases;

/// <summary>Tests of a text in one line each: <c>name !skip *only x3: XPET</c> (exact, partial, existence, tautology).</summary>
internal static class Shown
{
    public static string Tests(string path, string text) =>
        string.Join('\n', TestReaders.Read(new SourceFile(path, text)).Select(Test));

    private static string Test(TestCase test) =>
        $"{test.Name}{(test.SkippedBy is { } by ? $" !{(test.IsSkippedSometimes ? "?" : "")}{by}" : "")}"
        + $"{(test.IsFocused ? " *" : "")}{(test.Rows > 0 ? $" x{test.Rows}" : "")}: "
        + string.Concat(test.Assertions.Select(assertion => "TEPX"[(int)assertion.Strength]));
}
