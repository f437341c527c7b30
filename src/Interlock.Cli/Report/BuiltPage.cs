using System.Reflection;
using Interlock.Core.Failures;
using Interlock.Core.Runs.Reporting;

namespace Interlock.Cli.Report;

/// <summary>The report's page as it was built into this program; a build without npm has none.</summary>
internal static class BuiltPage
{
    private const string Name = "report.html";

    /// <summary>Why there is no report.</summary>
    internal static Failure Missing { get; } =
        new(
            "report_template_missing",
            "This build of Interlock has no report page: npm was missing when it was built, or could not reach its registry.",
            FailureOwner.Platform,
            false,
            "Get Node.js >= 20 with npm (apt-get install nodejs npm, or brew install node) and start ./interlock again: it builds the page."
        );

    /// <summary>The page, or null.</summary>
    internal static ReportTemplate? Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name);
        if (stream is null)
            return null;
        var page = new byte[stream.Length];
        stream.ReadExactly(page);
        return ReportTemplate.Of(page);
    }
}
