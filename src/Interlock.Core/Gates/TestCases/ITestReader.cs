using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases;

/// <summary>Finds the tests in a source text of one family of languages.</summary>
internal interface ITestReader
{
    /// <summary>The tests, in order; none for a text without tests.</summary>
    IReadOnlyList<TestCase> Read(SourceFile file);
}
