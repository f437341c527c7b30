using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// The words that give a mention its role. "Before" phrases end right before the mention, "after" phrases are looked
/// for between the mention and the next one or the end of its clause. English only: text in another language has
/// plain mentions, which still decide.
/// </summary>
internal static partial class Phrases
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // What may stand between a phrase and its mention: "in the `parse` of ".
    private const string Article =
        @"\s+((the|a|an|its|our|file|module|function|helper|method|class|code|" + @"line \d+ of)\s+)*[`""'(]*$";

    [GeneratedRegex(
        @"(\b(not|nothing wrong|no (problem|defect|bug|issue|fault|error)|rather than|instead of|"
            + @"other than|apart from|except|outside)(\s+(in|from|by|with|of|inside))?)"
            + Article,
        Options,
        10_000
    )]
    internal static partial Regex ExoneratedBefore();

    [GeneratedRegex(
        @"^['’]?s?\W*(is|are|was|were|looks?|seems?|itself is|itself looks)\s+(also\s+|already\s+|"
            + @"all\s+)?(fine|correct|right|ok|okay|good|unaffected|unchanged|innocent|(not|"
            + @"n['’]t) (at fault|to blame|the (root )?(cause|problem|culprit)|involved|affected))\b"
            + @"|^\W*(isn['’]t|aren['’]t|wasn['’]t) (at fault|to blame|the (root )?(cause|problem|"
            + @"culprit)|involved|affected)\b"
            + @"|^\W*(works?|behaves?)\s*(correctly|fine|well|as (expected|intended|specified))?\W*$|"
            + @"^\W*(already|correctly) (handles?|does)\b",
        Options,
        10_000
    )]
    internal static partial Regex ExoneratedAfter();

    [GeneratedRegex(
        @"\b(fails?|failed|failing|failures?|exit(s|ed)?\s+(with\s+)?(code\s+|status\s+)?-?\d+|"
            + @"exit\s+(code|status)|assertion\w*|expected\b.*\b(actual|got|received|but|to (be|equal))|"
            + @"actual\b.*\bexpected|timed?\s?out|not ok|does not pass|doesn['’]t pass|crash(es|ed)?|"
            + @"throws?|thrown|\w*(Error|Exception)|(is|are|goes|went) red|red)\b|✗|✘|✖|❌",
        Options,
        10_000
    )]
    internal static partial Regex TestFailure();

    // Said of a test itself, so that the test is at fault after all.
    [GeneratedRegex(
        @"^['’]?s?\W*(should|must|needs?|lacks?|(is|are) (missing|wrong|outdated|stale|incomplete|"
            + @"flaky|too)|(does not|doesn['’]t|never|no longer) (?!pass|run|finish|complete|exit|"
            + @"succeed)|asserts?|only (asserts?|checks?|tests?|covers?)|ignores?|skips?|hard-?codes?|"
            + @"weakens?|deletes?|removes?|still (asserts?|expects?|uses?|imports?))\b",
        Options,
        10_000
    )]
    internal static partial Regex TestAtFault();

    [GeneratedRegex(
        @"(\b(called|used|invoked|consumed|imported|required|reached|reproduced|reported|"
            + @"triggered|surfaced|relied on|exercised|observed|seen|visible|shown|noticed|detected|"
            + @"caught|documented|mentioned) (from|by|in|into|through|via|with|at|on)|\bsee(n)?( also)?|"
            + @"\bcf\.?|\bcompared? (to|with)|\bvia|\be\.g\.|\bfor (example|instance)( in)?|\bsuch as|"
            + @"\bsimilar to|\blike|\bunlike|\bas (in|with)|\bcallers?( (in|like|such as|is|are|of))?|"
            + @"\bcall[ -]?sites?( (in|like|such as|is|are))?|\bconsumers?( (in|like|such as|is|are))?|"
            + @"\baccording to|\bper|\bbreaks?|\baffects?|\bstack trace( (in|from|through|of))?|"
            + @"\bthrough|\bat)[:,]?"
            + Article,
        Options,
        10_000
    )]
    internal static partial Regex EvidenceBefore();

    // The subject is a caller of what is named next.
    [GeneratedRegex(
        @"^\s*(only |merely |just |correctly |then |also )?(calls?|uses?|imports?|invokes?|"
            + @"consumes?|forwards?|re-?exports?|delegates? to|relies on|depends on|passes|gets|"
            + @"receives|reads|prints|shows|displays|renders)\b",
        Options,
        10_000
    )]
    internal static partial Regex CallerAfter();

    [GeneratedRegex(
        @"(\broot[- ]cause( of (it|this|that|the \w+))?( (is|lies|lives|sits))?( (in|inside|"
            + @"within|at))?|\b(caused|introduced|produced) by|\bculprit( is)?|\b(originates?|comes|"
            + @"stems|arises|results) (in|from)|\btraced?( back)? to|\bdue to|\bbecause of|\bblame|"
            + @"\b(real|actual|underlying) (bug|cause|defect|problem|fault|error)( (is|lies))?( (in|"
            + @"inside|within|at))?|\b(fixed|repaired|corrected|changed|mended|solved) in|\b(fix|repair|"
            + @"change|correction) belongs (in|into|to))[:,]?"
            + Article,
        Options,
        10_000
    )]
    internal static partial Regex RootCauseBefore();

    [GeneratedRegex(
        @"^['’]?s?\W*(is|are|was)\s+(the|a)?\s*((real|actual|root|underlying|true)[- ])?(cause|"
            + @"culprit|reason|source|origin)\b|^\W*(is|are) (to blame|at fault)\b|^\W*(causes|"
            + @"introduces)\b",
        Options,
        10_000
    )]
    internal static partial Regex RootCauseAfter();

    [GeneratedRegex(
        @"(\b(bugs?|defects?|errors?|mistakes?|regressions?|problems?|issues?|typos?|faults?|"
            + @"flaws?|leaks?|races?|blockers?|crash|missing|wrong|incorrect|broken|invalid|unhandled|"
            + @"stale|unescaped|dropped|lost|ignored|removed|duplicated?)( [\w-]+){0,4} (in|of|at|to|"
            + @"from|inside|within|by)|\b(fix|repair|update|correct|revert|edit|mend|adjust|neither|"
            + @"nor))[:,]?"
            + Article,
        Options,
        10_000
    )]
    internal static partial Regex DefectBefore();

    [GeneratedRegex(
        @"\b(not|\w+n['’]t|cannot|never|nothing|no|lacks?|lacking|fails? to|omits?|omitted|drops?|"
            + @"dropped|loses?|lost|ignores?|swallows?|skips?|forgets?|miss(es|ing)|mis(handles?|"
            + @"counts?|reads?|spells?|parses?|orders?|places?|reports?|uses?)|duplicates?|"
            + @"double[- ]counts?|deduplicates?|filters?|overwrites?|corrupts?|leaks?|truncates?|"
            + @"hard-?codes?|violates?|contradicts?|breaks?|wrong(ly)?|incorrect(ly)?|invalid|broken|"
            + @"bug(gy|s)?|stale|unhandled|unescaped|unsafe|off[- ]by[- ]one|outdated|must|should|shall|"
            + @"needs? to|ought to|ha(s|ve) to|required|still|instead of|only|too (many|few|early|late|"
            + @"long|broad|narrow)|crash(es)?|throws?|raises|hangs?|regress\w*|swaps?|reverses?)\b",
        Options,
        10_000
    )]
    internal static partial Regex DefectAfter();

    [GeneratedRegex(
        @"\b(returns?|exposes?|documents?|infers?|preserv(e|es)|emits?|outputs?|produces?|"
            + @"reports?|writes?|sorts?|parses?|exports?|accepts?|allows?|treats?|assumes?|expects?|"
            + @"sets?|counts?|fails?|exits?|differs?|disagrees?|changes?|removes?|adds?|claims?)\b",
        Options,
        10_000
    )]
    internal static partial Regex ClaimAfter();

    // A command line that is being quoted: what it runs shows the defect.
    [GeneratedRegex(
        @"\b(node|deno( run)?|bun|tsx|python3?|ruby|php|bash|sh|npx \S+|\./)(\s+-\S+)*\s*[`""']*$",
        Options,
        10_000
    )]
    internal static partial Regex RunnerBefore();

    [GeneratedRegex(@"\b(must|should|shall|needs? to|ought to|has to|have to|required)\b", Options, 10_000)]
    internal static partial Regex Normative();

    [GeneratedRegex(
        @"^\W*(because|since|as)\s+(it|they|this|that|there|he|she|we|you|of (it|this|that))\b",
        Options,
        10_000
    )]
    internal static partial Regex PronounCause();

    [GeneratedRegex(@"\b(stack ?trace|traceback|call stack|backtrace)\b", Options, 10_000)]
    internal static partial Regex TraceStart();

    [GeneratedRegex(@"^\s*(at\s+.*|File\s+[(""]?\S*)$", Options, 10_000)]
    internal static partial Regex TraceLine();

    [GeneratedRegex(
        @"^\s*(,|&|/|\+|and|or|nor|plus|as well as|,\s*(and|or)|und|et|y|和|、|と)\s*((in|the|also|" + @"of)\s+)*$",
        Options,
        10_000
    )]
    internal static partial Regex Conjunction();

    [GeneratedRegex(@"^\W*(\d+[.)]\W*)?((in|at|file|re)\s+)?\W*$", Options, 10_000)]
    internal static partial Regex LabelBefore();
}
