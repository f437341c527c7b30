using System.Globalization;
using Interlock.Core.Runs;
using Interlock.Core.Text;

namespace Interlock.Cli.Runs;

/// <summary>Runs as lines of a table.</summary>
internal static class RunTable
{
    /// <summary>The lines, with a heading.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<RunEntry> runs, DateTimeOffset now)
    {
        yield return Line("RUN", "STATE", "STARTED", "TOOK", "REQUEST");
        foreach (var run in runs)
            yield return Line(
                run.Run,
                State(run),
                Ago(run.Started, now),
                Took(run),
                ExternalText.Cell(run.Damage ?? run.Request ?? "", 70)
            );
    }

    /// <summary>How long ago, in one unit.</summary>
    public static string Ago(DateTimeOffset? then, DateTimeOffset now) =>
        then is null ? "?" : Short(now - then.Value) + " ago";

    private static string Line(string run, string state, string started, string took, string request) =>
        $"{run, -20}  {state, -16}  {started, -9}  {took, -6}  {request}".TrimEnd();

    private static string State(RunEntry run) =>
        run.Damage is not null ? "damaged"
        : run.Outcome is { } outcome ? EnumWord.Of(outcome)
        : EnumWord.Of(run.State);

    private static string Took(RunEntry run) =>
        run.Started is { } start && run.Ended is { } end ? Short(end - start) : "";

    private static string Short(TimeSpan time) =>
        time.TotalDays >= 2 ? Whole(time.TotalDays, "d")
        : time.TotalHours >= 2 ? Whole(time.TotalHours, "h")
        : time.TotalMinutes >= 2 ? Whole(time.TotalMinutes, "m")
        : Whole(Math.Max(0, time.TotalSeconds), "s");

    private static string Whole(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number):0}{unit}");
}
