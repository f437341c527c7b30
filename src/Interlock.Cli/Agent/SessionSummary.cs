using System.Globalization;
using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Core.Text;

namespace Interlock.Cli.Agent;

/// <summary>A session in a few lines for people.</summary>
internal static class SessionSummary
{
    private const int LineLength = 400;
    private const int MostFiles = 10;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(SessionReport report)
    {
        var exit = report.Exit is { } code ? $", exit {code}" : "";
        yield return $"session {report.Session}: {EnumWord.Of(report.State)} ({Line(report.Reason ?? "")}{exit})";
        if (report.Failure is { } failure)
        {
            yield return Entry("cause", $"{failure.Message} ({failure.Class})");
            yield return Entry("remedy", failure.Remedy);
        }
        if (report.Question is { } question)
        {
            yield return Entry("asks", question.Text);
            for (var i = 0; i < question.Options.Count; i++)
                yield return Entry("", $"{i + 1}. {question.Options[i].Label}");
            yield return Entry(
                "answer",
                $"interlock agent answer {report.Session} {(question.Options.Count > 0 ? "--choice N" : question.IsSecret ? "--text-file -" : "--text TEXT")}"
            );
        }
        if (report.Activity is { } activity)
            yield return Entry("now", activity);
        yield return Entry(
            "agent",
            string.Join(", ", new[] { report.AnsweredBy ?? report.Agent, report.Model, Turns(report) }.OfType<string>())
        );
        yield return Entry("permission", $"{EnumWord.Of(report.Permission)}; {Enforced(report.Enforcement)}");
        if (report.Enforcement?.Note is { } gap)
            yield return Entry("", $"not enforced: {gap}");
        if (report.InPlace)
            yield return Entry("in place", "it works in your own checkout; nothing is captured");
        if (report.Change is { Files.Count: > 0 } change)
        {
            yield return Entry("changed", Files(change.Files));
            if (change.HasSecret)
                yield return Entry("careful", "a secret is in the change: look before you take it");
            yield return Entry("take it", $"interlock agent artifacts {report.Session} --patch | git apply");
        }
        foreach (var refused in report.Change?.Refused ?? [])
            yield return Entry("refused", refused);
        foreach (var artifact in report.Artifacts)
            yield return Entry(
                "artifact",
                $"{artifact.Path}: {(artifact.Exists ? artifact.File ?? "there" : "missing")}"
            );
        yield return Entry("spent", Spent(report));
        yield return Entry("files", report.Paths.Folder);
    }

    /// <summary>Tokens, money and time.</summary>
    public static string Spent(SessionReport report)
    {
        var usage = report.Usage;
        var tokens = usage is { InputTokens: null, OutputTokens: null }
            ? "tokens unknown"
            : $"{Number(usage.InputTokens)} tokens in, {Number(usage.OutputTokens)} out";
        var money = usage.Money is { } dollars
            ? string.Create(CultureInfo.InvariantCulture, $", ${dollars:0.00##}")
            : "";
        var quality = usage.Quality is { } exactness ? $" ({EnumWord.Of(exactness)})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{tokens}{money}{quality}, {report.Seconds:0.0} s");
    }

    private static string Enforced(Enforcement? enforcement) =>
        enforcement switch
        {
            null => "not begun",
            { By: Enforcer.Nobody } => "nothing holds it back from outside",
            { By: Enforcer.Agent } => "by the agent's own sandbox",
            _ =>
                $"files {EnumWord.Of(enforcement.Files)}, home {EnumWord.Of(enforcement.Home)}, network {EnumWord.Of(enforcement.Network)}, processes {EnumWord.Of(enforcement.Processes)} (bubblewrap)",
        };

    private static string Turns(SessionReport report) =>
        report.Turn == 1 ? "1 turn" : string.Create(CultureInfo.InvariantCulture, $"{report.Turn} turns");

    private static string Files(IReadOnlyList<string> files) =>
        string.Join(", ", files.Take(MostFiles))
        + (files.Count > MostFiles ? $" and {files.Count - MostFiles} more" : "");

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Entry(string name, string text) => $"  {name, -10} {Line(text)}";

    private static string Line(string text) => ExternalText.Line(text, LineLength);
}
