namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>
/// Gives each mention its role from the words around it. Mentions joined by "and" share one. The first matching line
/// of <see cref="Of"/> decides, so its order is the policy.
/// </summary>
internal sealed class MentionRoles(string text, IReadOnlyList<Mention> mentions)
{
    private const int Window = 220;
    private readonly IReadOnlyList<Clause> clauses = Clause.Split(text, mentions);
    private readonly int traceStart = Phrases.TraceStart().Match(text) is { Success: true } match
        ? match.Index
        : int.MaxValue;

    /// <summary>The mentions with their roles, and each one's clause.</summary>
    internal IReadOnlyList<(Mention Mention, Clause Clause)> Assign()
    {
        var assigned = new List<(Mention, Clause)>();
        for (var first = 0; first < mentions.Count; )
        {
            var last = first;
            var clause = ClauseOf(mentions[first]);
            while (
                last + 1 < mentions.Count
                && ClauseOf(mentions[last + 1]) == clause
                && Joined(mentions[last], mentions[last + 1])
            )
                last++;
            var group = mentions.Skip(first).Take(last - first + 1).ToList();
            var next = last + 1 < mentions.Count ? mentions[last + 1].Start : text.Length;
            var role = Of(new Surroundings(text, clauses, clause, group, next, Window));
            assigned.AddRange(group.Select(mention => (mention with { Role = role }, clauses[clause])));
            first = last + 1;
        }
        return assigned;
    }

    private MentionRole Of(Surroundings around) =>
        Phrases.ExoneratedBefore().IsMatch(around.Before) || Phrases.ExoneratedAfter().IsMatch(around.After)
            ? MentionRole.Exonerated
        : IsSymptom(around) ? MentionRole.Symptom
        : IsTrace(around) ? MentionRole.Evidence
        : Phrases.RootCauseBefore().IsMatch(around.Before) || Phrases.RootCauseAfter().IsMatch(around.After)
            ? MentionRole.RootCause
        : Phrases.EvidenceBefore().IsMatch(around.Before) || around.Clause.Link == ClauseLink.Consequence
            ? MentionRole.Evidence
        : around.Clause.Link == ClauseLink.Cause ? InCause(around)
        : IsEffect(around) ? MentionRole.Evidence
        : around.IsLabel || IsDefective(around) ? MentionRole.Defective
        : Phrases.CallerAfter().IsMatch(around.After) ? MentionRole.Evidence
        : Phrases.ClaimAfter().IsMatch(around.After) || Phrases.RunnerBefore().IsMatch(around.Before)
            ? MentionRole.Claimed
        : MentionRole.Plain;

    private static bool IsDefective(Surroundings around) =>
        Phrases.DefectBefore().IsMatch(around.Before)
        || (Phrases.DefectAfter().IsMatch(around.After) && !Phrases.RunnerBefore().IsMatch(around.Before));

    private bool IsSymptom(Surroundings around) =>
        around.Group.Any(mention => mention.IsPath && TestFile.Is(mention.Name))
        && (IsTrace(around) || Phrases.TestFailure().IsMatch(around.ClauseWithDetail))
        && !Phrases.TestAtFault().IsMatch(around.After);

    private bool IsTrace(Surroundings around) =>
        around.Group[0].Start > traceStart || Phrases.TraceLine().IsMatch(around.LineBefore);

    // "a must sort because b relies on it" gives a reason, "a fails because b drops it" names the cause.
    private static MentionRole InCause(Surroundings around) =>
        around.Previous is { } previous && Phrases.Normative().IsMatch(previous) ? MentionRole.Evidence
        : Phrases.PronounCause().IsMatch(around.ClauseText) ? MentionRole.Evidence
        : around.IsFirstInClause ? MentionRole.RootCause
        : MentionRole.Evidence;

    private bool IsEffect(Surroundings around) =>
        around.NextClause is { Link: ClauseLink.Cause } cause
        && mentions.Any(mention => cause.Contains(mention.Start))
        && !Phrases.PronounCause().IsMatch(text.AsSpan(cause.Start, cause.End - cause.Start))
        && !Phrases.Normative().IsMatch(around.ClauseText);

    private int ClauseOf(Mention mention)
    {
        var index = clauses.ToList().FindIndex(clause => mention.Start < clause.End);
        return index < 0 ? clauses.Count - 1 : index;
    }

    private bool Joined(Mention one, Mention other) =>
        Phrases.Conjunction().IsMatch(text.AsSpan(one.End, other.Start - one.End));
}
