using System.Collections.Frozen;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>What a test is about: its words, and the values written in it.</summary>
internal sealed class Words
{
    private const int Most = 2000; // tokens
    private readonly HashSet<string> all = new(StringComparer.Ordinal);

    /// <summary>The numbers and strings.</summary>
    public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of a test.</summary>
    public static Words Of(SourceFile file, TestCase test)
    {
        var words = new Words();
        var end = Math.Min(Math.Min(test.EndToken, file.Tokens.Count), test.FirstToken + Most);
        for (var at = test.FirstToken; at < end; at++)
            words.Add(file.Tokens[at]);
        return words;
    }

    /// <summary>How much two tests share, from 0 to 1.</summary>
    public double Share(Words other) =>
        all.Count + other.all.Count == 0 ? 0 : (double)all.Count(other.all.Contains) / all.Union(other.all).Count();

    /// <summary>Whether all values and most words of this test are in another one.</summary>
    public bool IsIn(Words other) =>
        Values.Count > 0 && Values.All(other.Values.Contains) && all.Count(other.all.Contains) >= 0.6 * all.Count;

    private void Add(SourceToken token)
    {
        if (token.Kind is TokenKind.Number or TokenKind.Literal)
            Values.Add(token.Text);
        if (token.Kind != TokenKind.Symbol && !Common.Contains(token.Text))
            all.Add(token.Text);
    }

    private static readonly FrozenSet<string> Common = new[]
    {
        "def",
        "self",
        "public",
        "void",
        "async",
        "await",
        "const",
        "let",
        "var",
        "function",
        "func",
        "fn",
        "fun",
        "t",
        "do",
        "end",
        "it",
        "test",
        "return",
        "new",
    }.ToFrozenSet(StringComparer.Ordinal);
}
