using System.CommandLine;

namespace Interlock.Cli.Verbs;

/// <summary><c>runs</c>: the verbs that speak of runs.</summary>
internal static class RunsVerb
{
    public static Command Create(Face face) =>
        new("runs", "Lists, shows, reports, watches, stops, resumes and cleans up runs.")
        {
            RunsListVerb.Create(face),
            RunsShowVerb.Create(face),
            RunsReportVerb.Create(face),
            RunsWatchVerb.Create(face),
            RunsStopVerb.Create(face),
            RunsResumeVerb.Create(face),
            RunsGcVerb.Create(face),
        };
}
