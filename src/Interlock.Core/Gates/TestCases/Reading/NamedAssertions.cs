using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>
/// Assertions by name: <c>Assert.Equal(a, b)</c>, <c>self.assertEqual(a, b)</c>, <c>assert_eq!(a, b)</c>,
/// <c>require.NoError(t, err)</c>, <c>mock.assert_called_with(1)</c>, <c>pytest.raises(E)</c>.
/// </summary>
internal static class NamedAssertions
{
    private static readonly string[] Signs = ["assert", "expect", "verify", "check", "should", "ensure", "must"];

    /// <summary>What a chain demands; null when it is no assertion.</summary>
    public static AssertionStrength? Strength(Code code, Arguments arguments, Chain chain)
    {
        if (!chain.Last.IsCall || Demand(code, chain) is not { } name)
            return null;
        var parts = arguments.Of(chain.Last);
        if (name.Length == 0 || Vocabulary.Plain(name) is "true" or "istrue" or "ok" && !IsHttp(chain))
            return parts.Count == 0 ? AssertionStrength.Existence : Expressions.Strength(code, parts[0]);
        if (Vocabulary.Plain(name) is "false" or "isfalse")
            return parts.Count > 0 && parts[0].Length == 1 && code.Word(parts[0].From) is "false" or "False"
                ? AssertionStrength.Tautology
                : AssertionStrength.Partial;
        if (Vocabulary.Plain(name) is "that" && parts.Count > 0)
            return parts.Count == 1 ? Expressions.Strength(code, parts[0]) : Matcher(code, parts[^1]);
        if (name == "Assert" && parts.Count > 1) // gocheck: c.Assert(x, Equals, y)
            return Matcher(code, parts[1]);
        if (Vocabulary.IsThrown(name))
            return arguments.Thrown(chain.Last);
        if (
            Vocabulary.Plain(name)
            is "all"
                or "multiple"
                or "new"
                or "group"
                or "softly"
                or "scope"
                or "config"
                or "plan"
                or "assertions"
                or "hasassertions"
        )
            return null;
        var known = Vocabulary.Of(name);
        if (known is null)
            return IsAssertRoot(chain) && chain.Segments.Count > 1 ? AssertionStrength.Partial : null;
        return known switch
        {
            AssertionStrength.Exact when parts.Count > 1 => Equality(code, parts, name),
            AssertionStrength.Existence
                when parts.Count > 0
                    && Expressions.IsConstant(code, parts[0])
                    && Vocabulary.Plain(name) is not ("fail" or "pass") => AssertionStrength.Tautology,
            _ => known,
        };
    }

    /// <summary>What a matcher that is an argument demands: <c>is(equalTo(1))</c>, <c>Is.Not.Null</c>.</summary>
    public static AssertionStrength Matcher(Code code, Part part)
    {
        var best = (AssertionStrength?)null;
        var isNot = false;
        var last = "";
        for (var at = part.From; at < part.To; at++)
        {
            var word = code.Word(at);
            if (word.Length == 0 || word is "is" or "Is" or "equal" && !code.Is(at + 1, '('))
                continue;
            if (word is "not" or "Not" or "no" or "No")
                isNot = true;
            else if (Vocabulary.IsThrown(word))
                best = Max(best, AssertionStrength.Exact);
            else if (Vocabulary.Of(word) is { } known && (best is null || known > best) && word is not ("is" or "Is"))
                (best, last) = (known, word);
            else if (word is "is" or "Is" or "nullValue" or "BeNil" or "Null")
                (best, last) = (AssertionStrength.Exact, word);
        }
        var strength = best ?? AssertionStrength.Partial;
        return isNot ? Vocabulary.Negate(strength, last) : strength;
    }

    /// <summary>Whether a name says that the function asserts something.</summary>
    public static bool IsHelper(string name)
    {
        foreach (var sign in Signs)
            for (
                var at = name.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = name.IndexOf(sign, at + 1, StringComparison.OrdinalIgnoreCase)
            )
                if (IsWordStart(name, at) && IsWordEnd(name, at + sign.Length))
                    return true;
        return false;
    }

    /// <summary>What a helper of another file is taken for: one named 'assert…' asserts, another may.</summary>
    public static AssertionStrength HelperStrength(Chain chain) =>
        chain.Last.Name.TrimStart('_') is var name
        && (
            name.StartsWith("assert", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("expect", StringComparison.OrdinalIgnoreCase)
        )
            ? AssertionStrength.Exact
            : AssertionStrength.Existence;

    private static bool IsWordStart(string name, int at) =>
        at == 0 || !char.IsLetter(name[at - 1]) || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));

    private static bool IsWordEnd(string name, int at) =>
        at >= name.Length
        || !char.IsLower(name[at])
        || name.AsSpan(at).StartsWith("s", StringComparison.Ordinal)
            && (at + 1 == name.Length || !char.IsLower(name[at + 1]));

    // The part of the name that says what is demanded; null when the chain is no assertion.
    private static string? Demand(Code code, Chain chain)
    {
        var last = chain.Last.Name;
        foreach (
            var prefix in (string[])
                ["assert_", "assert", "Assert", "debug_assert_", "debug_assert", "prop_assert_", "prop_assert"]
        )
            if (last.StartsWith(prefix, StringComparison.Ordinal) && IsSplit(last, prefix))
                return last[prefix.Length..] is "s" ? "" : last[prefix.Length..];
        if (last.StartsWith("refute", StringComparison.Ordinal))
            return last.Length == 6 ? "false" : "not" + last[6..];
        if (chain.Segments.Count > 1 && (IsAssertRoot(chain) || IsRunner(code, chain)))
            return last;
        if (
            Vocabulary.IsThrown(last) && chain.Root is "pytest" or "self" or "this"
            || last is "expectException" or "expectExceptionMessage"
        )
            return last;
        return chain.Root == "pytest" && last is "warns" or "fail" ? last : null;
    }

    private static bool IsSplit(string last, string prefix) =>
        last.Length == prefix.Length || prefix.EndsWith('_') || !char.IsLower(last[prefix.Length]);

    private static bool IsAssertRoot(Chain chain) =>
        chain.Segments.Count > 1
        && chain.Segments[^2].Name
            is "assert"
                or "Assert"
                or "ClassicAssert"
                or "CollectionAssert"
                or "StringAssert"
                or "Assertions"
                or "assertions"
                or "require"
                or "strict"
                or "FileAssert"
                or "Assume"
                or "DirectoryAssert";

    // 't.is(a, b)' of ava and tap, 't.assert.equal' of node:test.
    private static bool IsRunner(Code code, Chain chain) =>
        code.Language == Language.JavaScript
        && chain is { Root: "t", Segments.Count: 2 }
        && (Vocabulary.Of(chain.Last.Name) is not null || Vocabulary.IsThrown(chain.Last.Name));

    // 'response.assertOk()' of Laravel has no argument.
    private static bool IsHttp(Chain chain) => chain.Last.Name is "assertOk";

    private static AssertionStrength Equality(Code code, List<Part> parts, string name)
    {
        if (Expressions.IsSelf(code, parts[0], parts[1]))
            return AssertionStrength.Tautology;
        // 'assertEquals(1.0, x, 0.01)': the third number is a tolerance.
        if (
            parts.Count > 2
            && parts[2].Length == 1
            && code[parts[2].From].Kind == TokenKind.Number
            && code.Language is Language.Java or Language.CSharp
        )
            return AssertionStrength.Partial;
        if (
            parts.Take(2).Any(part => Expressions.IsLoose(code, part))
            && !name.Contains("called", StringComparison.OrdinalIgnoreCase)
        )
            return AssertionStrength.Partial;
        return
            parts
                .Take(2)
                .Any(part => part.Length == 1 && code.Word(part.From) is "True" or "true" or "False" or "false")
            && code.Language is Language.CSharp or Language.Java or Language.Python
            ? AssertionStrength.Partial
            : AssertionStrength.Exact;
    }

    private static AssertionStrength Max(AssertionStrength? one, AssertionStrength two) => one > two ? one.Value : two;
}
