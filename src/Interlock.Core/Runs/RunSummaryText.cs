using System.Globalization;
using Interlock.Core.Text;

namespace Interlock.Core.Runs;

/// <summary>The phrases of a summary.</summary>
internal static class RunSummaryText
{
    internal static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    internal static string Agents(int asked, int done, int failed) =>
        string.Create(CultureInfo.InvariantCulture, $"{done} of {asked} done")
        + (failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {failed} failed") : "");

    internal static string List(IReadOnlyList<string> items, int most) =>
        string.Join(", ", items.Take(most)) + (items.Count > most ? $" and {items.Count - most} more" : "");

    internal static string Blocker(BlockerReport blocker)
    {
        var place = blocker.File is null ? "" : $" {blocker.File}{(blocker.Line is { } line ? $":{line}" : "")}";
        var symbol = blocker.Symbol is null ? "" : $" {blocker.Symbol}";
        return $"{blocker.Source ?? "?"}{place}{symbol}: {blocker.Problem}";
    }

    internal static string Check(CheckReport check)
    {
        var tests = check.Tests is { } t
            ? $", {t.Passed} passed, {t.Failed} failed, {t.Skipped} skipped ({t.Runner})"
            : ", tests not counted";
        var exit =
            check.TimedOut ? ", timed out"
            : check.Exit is { } code ? $", exit {code}"
            : "";
        var evidence = check.Evidence is { } id ? $", evidence {Short(id)}" : "";
        var tree = check.Tree is { } on ? $" of tree {Short(on)}" : "";
        return $"{check.Name}: {EnumWord.Of(check.Verdict)}{exit}{tests}{evidence}{tree}{(check.Reused ? ", reused" : "")}";
    }

    internal static string Landed(LandedReport landed)
    {
        var where = landed.Mode switch
        {
            "commit" => $"commit {Short(landed.Commit ?? "?")}{(landed.Branch is { } on ? $" on {on}" : "")}",
            "branch" => $"branch {landed.Branch ?? "?"}{(landed.Commit is { } tip ? $" at {Short(tip)}" : "")}",
            _ => "in the working tree, uncommitted",
        };
        return $"{where}: {Count(landed.Files.Count, "file")}{(landed.Files.Count > 0 ? $" ({List(landed.Files, 10)})" : "")}";
    }

    internal static string Spent(RunReport report)
    {
        var usage = report.Usage;
        var tokens =
            usage.InputTokens is null && usage.OutputTokens is null
                ? "tokens unknown"
                : $"{Number(usage.InputTokens)} tokens in, {Number(usage.OutputTokens)} out";
        var money = usage.Money is { } dollars
            ? string.Create(CultureInfo.InvariantCulture, $", ${dollars:0.00##}")
            : "";
        if (usage is { UnpricedTurns: > 0, Money: not null })
            money += $" and {Count(usage.UnpricedTurns, "turn")} of unknown price";
        var time = report.Seconds is { } seconds ? $", {Duration(seconds)}" : "";
        return $"{Count(usage.Agents, "agent turn")}, {tokens}{money}{time}";
    }

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Duration(double seconds) =>
        seconds < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 60} min {(long)seconds % 60} s");

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;
}
