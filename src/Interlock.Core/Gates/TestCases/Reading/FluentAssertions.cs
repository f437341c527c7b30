using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>
/// Assertions that name their subject first: <c>expect(x).toBe(1)</c>, <c>assertThat(x).isEqualTo(1)</c>,
/// <c>x.Should().Be(1)</c>, <c>expect(x).to eq 1</c>, <c>Expect(x).To(Equal(1))</c>.
/// </summary>
internal static class FluentAssertions
{
    /// <summary>What a chain demands, and where it ends when that is not the chain's end; null when it is none.</summary>
    public static (AssertionStrength Strength, int? End)? Strength(Code code, Arguments arguments, Chain chain)
    {
        var (subject, from) = Subject(code, chain);
        if (from < 0)
            return null;
        var strength = (AssertionStrength?)null;
        var isNot = false;
        int? end = null;
        foreach (var matcher in chain.Segments.Skip(from))
        {
            if (matcher.Name is "not" or "never" or "Not" or "NotTo" or "ToNot")
                isNot = true;
            if (
                matcher.Name is "to" or "not_to" or "to_not" or "should" or "should_not"
                && code.Language == Language.Ruby
            )
            {
                (var next, end) = RubyAssertions.Matcher(code, arguments, matcher, subject);
                strength = Max(strength, next);
            }
            else
            {
                strength = Max(strength, Of(code, arguments, matcher, subject));
            }
        }
        // 'expect(x)' alone checks nothing.
        var demand = strength ?? AssertionStrength.Tautology;
        if (isNot && demand != AssertionStrength.Tautology)
            demand = Vocabulary.Negate(demand, chain.Last.Name);
        return (IsConstantCheck(code, subject, demand) ? AssertionStrength.Tautology : demand, end);
    }

    private static (Part Subject, int From) Subject(Code code, Chain chain)
    {
        for (var at = 0; at < chain.Segments.Count; at++)
        {
            var one = chain.Segments[at];
            var isHead =
                at == 0
                || chain.Segments[at - 1].Name
                    is "chai"
                        or "this"
                        or "Assertions"
                        or "Assert"
                        or "expect"
                        or "self"
                        or "page";
            if (
                isHead
                && one.Name
                    is "expect"
                        or "Expect"
                        or "assertThat"
                        or "assertThatThrownBy"
                        or "assertThatCode"
                        or "expectThat"
                        or "soft"
                        or "poll"
                        or "_"
                        or "That"
                        or "value"
            )
            {
                var isCall = one.IsCall && !code.Inside(one.Open).IsEmpty;
                var isRubyBlock = code.Language == Language.Ruby && code.Opens(one.At + 1, '{') && one.Name == "expect";
                if (!isCall && !isRubyBlock)
                    continue;
                if (one.Name is "_" or "value" && (code.Language != Language.Ruby || chain.Segments.Count == 1))
                    continue;
                if (one.Name is "assertThat" or "That" && chain.Segments.Count == at + 1)
                    return (default, -1); // Hamcrest: the matcher is an argument
                var subject = isCall && code.Split(code.Inside(one.Open)) is [var first, ..] ? first : default;
                return (subject, at + 1);
            }
            if (
                at > 0
                && one.Name is "should" or "Should" or "must" or "should_not" or "and"
                && at + 1 <= chain.Segments.Count
                && (one.IsCall || at + 1 < chain.Segments.Count || code.Language == Language.Ruby)
                && one.Name != "and"
            )
                return (
                    new(chain.Start, one.At - 1),
                    IsNamedByText(code, one) || code.Language == Language.Ruby ? at : at + 1
                );
        }
        return (default, -1);
    }

    // Cypress: 'cy.get(x).should("have.text", "a")'.
    private static bool IsNamedByText(Code code, Segment one) =>
        one.IsCall && code[one.Open + 1].Kind == TokenKind.Literal;

    private static AssertionStrength? Of(Code code, Arguments arguments, Segment matcher, Part subject)
    {
        var parts = arguments.Of(matcher);
        if (matcher.Name == "should" && parts is [var text, ..] && code[text.From].Kind == TokenKind.Literal)
            return Vocabulary.Of(code[text.From].Text.Split('.')[^1]) ?? AssertionStrength.Partial;
        if (matcher.Name is "To" or "NotTo" or "ToNot" or "Should" or "ShouldNot" && parts.Count > 0)
            return NamedAssertions.Matcher(code, parts[0]);
        if (Vocabulary.IsThrown(matcher.Name))
            return Vocabulary.Plain(matcher.Name) == "rejects" && !matcher.IsCall ? null : arguments.Thrown(matcher);
        var known = Vocabulary.Of(matcher.Name);
        if (known is null)
            return matcher.IsCall ? AssertionStrength.Partial : null;
        // 'to.be' and 'is' only lead to the matcher when they are not called.
        if (
            !matcher.IsCall
            && known == AssertionStrength.Exact
            && Vocabulary.Plain(matcher.Name) is "be" or "is" or "equal" or "to" or "exactly" or "length"
        )
            return null;
        if (known == AssertionStrength.Exact && parts.Count > 0)
            return parts.Exists(part => Expressions.IsSelf(code, subject, part)) ? AssertionStrength.Tautology
                : parts.Exists(part => Expressions.IsLoose(code, part)) ? AssertionStrength.Partial
                : known;
        // 'toHaveProperty("a", 1)' names the value.
        if (
            known == AssertionStrength.Partial
            && parts.Count > 1
            && Vocabulary.Plain(matcher.Name) is "tohaveproperty" or "property"
        )
            return AssertionStrength.Exact;
        // 'assertThat(a == b).isTrue()' demands what its subject says.
        if (Vocabulary.Plain(matcher.Name) is "istrue" or "betrue" or "tobetrue" or "tobetruthy" or "true")
            return Expressions.Strength(code, subject) switch
            {
                AssertionStrength.Tautology => AssertionStrength.Tautology,
                AssertionStrength.Exact => AssertionStrength.Exact,
                _ => known,
            };
        return known;
    }

    private static bool IsConstantCheck(Code code, Part subject, AssertionStrength demand) =>
        demand is AssertionStrength.Existence && subject.Length == 1 && Expressions.IsConstant(code, subject);

    private static AssertionStrength? Max(AssertionStrength? one, AssertionStrength? two) =>
        one is null ? two
        : two is null ? one
        : (AssertionStrength)Math.Max((int)one, (int)two);
}
