using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Core.Runs.Reporting;
using Interlock.Core.Text;

namespace Interlock.Cli.Report;

/// <summary>Writes the report at the end of a run, however it ended. When that cannot be, the run is none the worse.</summary>
internal static class AutomaticReport
{
    /// <summary>Writes <c>report.html</c> into the run's folder, or says on stderr why not.</summary>
    /// <param name="face">The outside.</param>
    /// <param name="folder">The run.</param>
    /// <param name="page">The page without data, or null when this build has none.</param>
    internal static void Write(Face face, RunFolder folder, ReportTemplate? page)
    {
        try
        {
            if (page is not null)
                ReportWriter.WritePage(folder, new Redactor(face.Environment.SecretValues), page, folder.Report);
            else
                Note(face, BuiltPage.Missing.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FailureException)
        {
            Note(face, e.Message);
        }
    }

    private static void Note(Face face, string why) =>
        face.Error.WriteLine($"interlock: note: no report.html: {ExternalText.Line(why, 300)}");
}
