using Interlock.Core.Changes;
using Interlock.Core.Gates.Rules;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Text;

namespace Interlock.Core.Tests.Gates.Rules;

/// <summary>Changes written down as texts, and what one rule says of them.</summary>
internal static class Changes
{
    /// <summary>A changed file with the hunk between the first and the last line that differ.</summary>
    public static ChangedFile File(string path, string? before, string? after)
    {
        var kind =
            before is null ? ChangeKind.Added
            : after is null ? ChangeKind.Deleted
            : ChangeKind.Modified;
        return new ChangedFile(path, kind, Side(path, before), Side(path, after), Hunks(before, after));
    }

    public static GateChange Of(params ChangedFile[] files) => new(files);

    /// <summary>What a rule says: "block 3, warn 5".</summary>
    public static string Say(string rule, GateChange change) =>
        string.Join(
            ", ",
            RuleSet
                .All.Single(one => one.Info.Id == rule)
                .Find(change)
                .Select(finding => $"{EnumWord.Of(finding.Severity)} {finding.Line}".TrimEnd())
        );

    /// <summary>What a rule says of a new text.</summary>
    public static string Say(string rule, string path, string? before, string? after) =>
        Say(rule, Of(File(path, before, after)));

    private static SourceFile? Side(string path, string? text) => text is null ? null : new SourceFile(path, text);

    private static IReadOnlyList<Hunk> Hunks(string? before, string? after)
    {
        if (before is null || after is null)
            return [];
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = old.Skip(head).Reverse().Zip(now.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second);
        var end = tail.Count();
        return [new Hunk(head + 1, old.Length - head - end, head + 1, now.Length - head - end)];
    }
}
