namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>Makes test cases of drafts: gives each its assertions, those of an inner test to the inner one only.</summary>
internal static class Cases
{
    /// <summary>The cases of a file, in order.</summary>
    /// <param name="code">The file.</param>
    /// <param name="drafts">Its tests.</param>
    /// <param name="voids">Parts that never run, or whose failure is swallowed.</param>
    /// <param name="keepRest">Whether assertions outside of tests count.</param>
    public static IReadOnlyList<TestCase> Of(Code code, List<Draft> drafts, IReadOnlyList<Part> voids, bool keepRest)
    {
        drafts.Sort(
            (one, two) => one.Body.From != two.Body.From ? one.Body.From - two.Body.From : two.Body.To - one.Body.To
        );
        var assertions = Assertions.Of(code);
        if (drafts.Count == 0 && (!keepRest || assertions.Count == 0))
            return [];
        var own = Deal(code, drafts, assertions, Merge(voids), out var rest);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = new List<TestCase>(drafts.Count + 1);
        for (var at = 0; at < drafts.Count; at++)
            all.Add(Make(code, drafts[at], own[at], names));
        if (keepRest && rest.Count > 0)
            all.Add(new(TestCase.Rest, rest[0].Line, rest[^1].Line, null, false, rest, rest.Count));
        return all;
    }

    private static List<Assertion>[] Deal(
        Code code,
        List<Draft> drafts,
        List<Found> assertions,
        List<Part> voids,
        out List<Assertion> rest
    )
    {
        var own = drafts.Select(draft => draft.Extra.Select(found => Show(code, found, false)).ToList()).ToArray();
        var helpers = AssertingFunctions.Of(code, assertions);
        rest = [];
        var open = new Stack<int>();
        var (next, empty) = (0, 0);
        foreach (var found in assertions.OrderBy(found => found.Part.From))
        {
            for (; next < drafts.Count && drafts[next].Body.From <= found.Part.From; next++)
                open.Push(next);
            while (open.TryPeek(out var last) && drafts[last].Body.To <= found.Part.From)
                open.Pop();
            while (empty < voids.Count && voids[empty].To <= found.Part.From)
                empty++;
            var isVoid = empty < voids.Count && voids[empty].Has(found.Part.From);
            var real = found with { Strength = helpers.Strength(found) };
            // A helper that asserts nothing is no assertion.
            if (found.Helper is null || real.Strength != AssertionStrength.Tautology)
                (open.TryPeek(out var inner) ? own[inner] : rest).Add(Show(code, real, isVoid));
        }
        return own;
    }

    private static Assertion Show(Code code, Found found, bool isVoid) =>
        new(code[found.Part.From].Line, isVoid ? AssertionStrength.Tautology : found.Strength, code.Show(found.Part));

    private static TestCase Make(Code code, Draft draft, List<Assertion> assertions, Dictionary<string, int> names)
    {
        var count = names[draft.Name] = names.GetValueOrDefault(draft.Name) + 1;
        var (statements, line) = (0, 0);
        var body = Code.Near(draft.Body);
        for (var at = body.From; at < body.To; at++)
            if (code[at].Line != line && code[at].Text is not ("}" or "{" or "pass" or ";" or ")" or "end" or "return"))
                (statements, line) = (statements + 1, code[at].Line);
        return new(
            count == 1 ? draft.Name : $"{draft.Name} ({count})",
            code[draft.At].Line,
            Math.Max(code[draft.At].Line, code[draft.Body.To - 1].Line),
            draft.Skip?.By,
            draft.IsFocused,
            assertions,
            statements
        )
        {
            IsSkippedSometimes = draft.Skip?.IsSometimes ?? false,
            Rows = draft.Rows,
            FirstToken = draft.From,
            EndToken = Math.Max(draft.Body.To, draft.At + 1),
        };
    }

    private static List<Part> Merge(IReadOnlyList<Part> parts)
    {
        var all = new List<Part>();
        foreach (var part in parts.Where(part => !part.IsEmpty).OrderBy(part => part.From))
            if (all.Count > 0 && part.From < all[^1].To)
                all[^1] = all[^1] with { To = Math.Max(all[^1].To, part.To) };
            else
                all.Add(part);
        return all;
    }
}
