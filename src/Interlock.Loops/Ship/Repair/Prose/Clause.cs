using System.Text.RegularExpressions;

namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>A part of a sentence that says one thing.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Link">How it hangs on the clause before.</param>
/// <param name="Sentence">Number of its sentence.</param>
internal sealed partial record Clause(int Start, int End, ClauseLink Link, int Sentence)
{
    /// <summary>
    /// Splits a text at sentence ends, semicolons, lines, dashes, colons and connecting words; never inside a
    /// mention.
    /// </summary>
    internal static IReadOnlyList<Clause> Split(string text, IReadOnlyList<Mention> mentions)
    {
        var clauses = new List<Clause>();
        var start = 0;
        var sentence = 0;
        var link = LinkAt(text, 0, ClauseLink.None);
        var leading = link == ClauseLink.Cause;
        foreach (Match match in Boundary().Matches(text))
        {
            var comma = match.Groups["comma"].Success;
            if (
                mentions.Any(mention => mention.Start < match.Index && match.Index < mention.End) || (comma && !leading)
            )
                continue;
            clauses.Add(new Clause(start, match.Index, link, sentence));
            start = match.Index + match.Length;
            var ends = match.Groups["sentence"].Success;
            sentence += ends ? 1 : 0;
            var colon = match.Groups["colon"].Success;
            // "Because b drops it, a fails": what follows the comma is the effect.
            link = comma ? ClauseLink.Consequence : LinkAt(text, start, colon ? ClauseLink.Detail : ClauseLink.None);
            leading = ends && link == ClauseLink.Cause;
        }
        clauses.Add(new Clause(start, text.Length, link, sentence));
        return clauses;
    }

    /// <summary>Whether an index lies in it.</summary>
    internal bool Contains(int index) => Start <= index && index < End;

    private static ClauseLink LinkAt(string text, int start, ClauseLink otherwise)
    {
        var head = text.AsSpan(start, Math.Min(40, text.Length - start));
        return CauseWord().IsMatch(head) ? ClauseLink.Cause
            : ConsequenceWord().IsMatch(head) ? ClauseLink.Consequence
            : otherwise;
    }

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Causes = @"(because|due to|caused by|owing to|as a result of)\b";

    private const string Consequences =
        @"((and )?(so|therefore|hence|thus|consequently)|as a result|causing|breaking|making|"
        + @"leading to|resulting in|which (makes|breaks|causes|means|leads|then))\b";

    [GeneratedRegex(
        @"(?<sentence>(?<!\b(e\.g|i\.e|cf|vs|etc|no))[.!?][""'”’`)\]]*(\s+|$)|[。！？\n])|"
            + @"(?<colon>[:：](\s+|$))|[;；]\s*|\s+(—|–|->|=>|-)\s+"
            + @"|,?\s+(?="
            + Causes
            + @"|"
            + Consequences
            + @"|(but|while|whereas|although|though|however)\b)|(?<comma>,\s+)",
        Options,
        10_000
    )]
    private static partial Regex Boundary();

    [GeneratedRegex(@"^\W*" + Causes, Options, 10_000)]
    private static partial Regex CauseWord();

    [GeneratedRegex(@"^\W*" + Consequences, Options, 10_000)]
    private static partial Regex ConsequenceWord();
}
