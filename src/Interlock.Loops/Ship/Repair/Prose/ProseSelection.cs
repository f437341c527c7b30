using System.Text.RegularExpressions;
using Mentions = System.Collections.Generic.IReadOnlyList<(
    Interlock.Loops.Ship.Repair.Prose.Mention Mention,
    Interlock.Loops.Ship.Repair.Prose.Clause Clause
)>;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Chooses tasks for a blocker in prose. The text becomes mentions of paths and symbols, each with a role
/// (<see cref="MentionRole"/>); then the first rule of an ordered list that names a task decides. The ideas: a text
/// that says what the cause is, is believed; explicit paths beat symbols; a symbol belongs to the task whose diff
/// defines it, and only then to a prompt that introduces it; a test named next to its failure is a symptom; callers,
/// traces and consequences are evidence, used only when nothing else is named.
/// </summary>
internal sealed partial class ProseSelection(IReadOnlyList<RepairCandidate> tasks)
{
    private const int LongestText = 20_000;
    private readonly PathOwners paths = new(tasks);
    private readonly SymbolOwners symbols = new(tasks);

    /// <summary>The owners of paths, for structured blockers.</summary>
    internal PathOwners Paths => paths;

    /// <summary>The owners of symbols, for structured blockers.</summary>
    internal SymbolOwners Symbols => symbols;

    /// <summary>The choice for a text.</summary>
    internal ProseChoice Choose(string problem)
    {
        var text = problem.Length > LongestText ? problem[..LongestText] : problem;
        var mentions = new MentionRoles(text, new MentionReader(paths).Read(text)).Assign();
        var seen = string.Join(
            ", ",
            mentions.Select(item => $"{item.Mention.Name} ({Name(item.Mention.Role)})").Distinct().Take(8)
        );
        foreach (var (rule, choose) in Rules())
            if (choose(mentions, text) is { Count: > 0 } chosen)
                return new ProseChoice(chosen, rule, seen);
        return new ProseChoice([], "everything", seen);
    }

    // Read from top to bottom: this order is the policy.
    private IEnumerable<(string Rule, Func<Mentions, string, IReadOnlyList<int>> Choose)> Rules() =>
        [
            ("root_cause_path", (all, _) => PathsWith(all, MentionRole.RootCause)),
            ("root_cause_symbol", (all, _) => SymbolsWith(all, symbols.InDiffs, MentionRole.RootCause)),
            ("defective_path", (all, _) => PathsWith(all, MentionRole.Defective)),
            ("claimed_path", (all, _) => First(all, MentionRole.Claimed, clause => clause.Sentence)),
            ("plain_path", (all, _) => First(all, MentionRole.Plain, clause => clause.Start)),
            ("defined_symbol", (all, _) => SymbolsWith(all, symbols.InDiffs, MentionRole.Defective)),
            ("defined_symbol", (all, _) => SymbolsWith(all, symbols.InDiffs, MentionRole.Claimed, MentionRole.Plain)),
            (
                "prompt_symbol",
                (all, _) => SymbolsWith(all, symbols.InPrompts, MentionRole.RootCause, MentionRole.Defective)
            ),
            ("prompt_symbol", (all, _) => SymbolsWith(all, symbols.InPrompts, MentionRole.Claimed, MentionRole.Plain)),
            ("evidence_symbol", (all, _) => SymbolsWith(all, symbols.InDiffs, MentionRole.Evidence)),
            ("evidence_path", (all, _) => PathsWith(all, MentionRole.Evidence)),
            ("plain_word", (_, text) => DefinedWords(text)),
        ];

    private static IReadOnlyList<int> PathsWith(Mentions mentions, MentionRole role) =>
        Union(
            mentions.Where(item => item.Mention.IsPath && item.Mention.Role == role).Select(item => item.Mention.Tasks)
        );

    // All of the first sentence or clause that names one; what comes later is evidence.
    private static IReadOnlyList<int> First(Mentions mentions, MentionRole role, Func<Clause, int> part)
    {
        var owned = mentions
            .Where(item => item.Mention is { IsPath: true, Tasks.Count: > 0 } && item.Mention.Role == role)
            .ToList();
        return Union(
            owned.Where(item => part(item.Clause) == part(owned[0].Clause)).Select(item => item.Mention.Tasks)
        );
    }

    private static IReadOnlyList<int> SymbolsWith(
        Mentions mentions,
        Func<string, IReadOnlyList<int>> owners,
        params IReadOnlyList<MentionRole> roles
    ) =>
        Union(
            mentions
                .Where(item => !item.Mention.IsPath && roles.Contains(item.Mention.Role))
                .Select(item => owners(item.Mention.Name))
        );

    // "slugify drops accents": an ordinary word that a diff defines, if that narrows the choice at all.
    private IReadOnlyList<int> DefinedWords(string text)
    {
        var owners = Union(LongWord().Matches(text).Select(match => match.Value).Distinct().Select(symbols.InDiffs));
        return owners.Count < tasks.Count ? owners : [];
    }

    private static IReadOnlyList<int> Union(IEnumerable<IReadOnlyList<int>> owners) =>
        [.. owners.SelectMany(list => list).Distinct().Order()];

    private static string Name(MentionRole role) =>
        role switch
        {
            MentionRole.RootCause => "root cause",
            MentionRole.Plain => "named",
            _ => role.ToString().ToLowerInvariant(),
        };

    [GeneratedRegex(
        @"(?<![\p{L}\p{Nd}_$./\\])\p{Ll}[\p{L}\p{Nd}]{4,}(?![\p{L}\p{Nd}_$/\\])",
        RegexOptions.CultureInvariant,
        10_000
    )]
    private static partial Regex LongWord();
}
