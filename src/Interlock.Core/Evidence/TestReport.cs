using Interlock.Core.Evidence.Runners;

namespace Interlock.Core.Evidence;

/// <summary>
/// Counts tests from what well-known runners print. Several runners in one output are summed; plain TAP counts only
/// where no other was recognised, because many runners also speak it.
/// </summary>
public static class TestReport
{
    private static readonly Func<string, TestCount?>[] Readers =
    [
        PytestReport.Read,
        UnittestReport.Read,
        NodeTestReport.Read,
        JestReport.Read,
        VitestReport.Read,
        MochaReport.Read,
        GoTestReport.Read,
        CargoTestReport.Read,
        DotnetTestReport.Read,
        MavenReport.Read,
        PhpUnitReport.Read,
        RspecReport.Read,
    ];

    /// <summary>The tests that an output reports, or null when no runner is recognised.</summary>
    /// <param name="output">Output without terminal sequences, lines ended by <c>\n</c>.</param>
    public static TestCount? Read(string output) =>
        Readers.Select(read => read(output)).OfType<TestCount>().Sum() ?? TapReport.Read(output);
}
