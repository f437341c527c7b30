using Interlock.Cli.Report;
using Interlock.Core.Runs.Reporting;

namespace Interlock.Cli.Tests.Page;

/// <summary>The page that was built into the program under test.</summary>
internal static class RequiredPage
{
    /// <summary>The page; without one the test is skipped, and fails in CI.</summary>
    public static ReportTemplate Read()
    {
        var page = BuiltPage.Read();
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.SkipWhen(page is null, "this build has no report page (npm was missing)");
        Assert.True(page is not null, "this build has no report page");
        return page;
    }
}
