using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>Finds every assertion of a text in one pass over its tokens, in order.</summary>
internal sealed class Assertions(Code code)
{
    private const int LongestLine = 1000; // tokens: keeps hostile lines linear
    private readonly List<Found> all = [];
    private readonly Arguments arguments = new(code);
    private int covered;

    /// <summary>The assertions of a text.</summary>
    public static List<Found> Of(Code code) => new Assertions(code).Read();

    private List<Found> Read()
    {
        for (var at = 0; at < code.Count; at++)
            if (Keyword(at) is { } keyword)
                Add(keyword);
            else if (code.Is(at, "if") && code.Language == Language.Go)
                ReadGoIf(at);
            else if (Chain.At(code, at) is { } chain && !IsDeclaration(chain) && Of(chain) is { } found)
                Add(found);
        return all;
    }

    private void Add(Found found)
    {
        all.Add(found);
        covered = Math.Max(covered, found.Part.To);
    }

    // 'assert x == y' of Python and Java, and Ruby's calls without parentheses.
    private Found? Keyword(int at)
    {
        if (code.Is(at, "assert") && code.Language is Language.Python or Language.Java && !code.Is(at + 1, '.'))
        {
            if (code.Language == Language.Java && !(code.IsFirst(at) || code[at - 1].Text is ";" or "{" or "}"))
                return null;
            var end = LineEnd(at + 1);
            var parts = code.Split(new(at + 1, end));
            if (parts.Count == 0)
                return null;
            // 'assert (x == y, "message")' is a pair, and a pair is true.
            var isPair =
                code.Language == Language.Python
                && code.Opens(at + 1, '(')
                && code.Pair(at + 1) == end - 1
                && code.Split(code.Inside(at + 1)).Count > 1;
            return new(new(at, end), isPair ? AssertionStrength.Tautology : Expressions.Strength(code, parts[0]));
        }
        return code.Language == Language.Ruby ? RubyAssertions.At(code, arguments, at, LineEnd) : null;
    }

    private int LineEnd(int at)
    {
        for (var stop = Math.Min(code.Count, at + LongestLine); at < stop; at = code.Next(at))
            if (
                code.Is(at, ';')
                || code[at].Text is ")" or "]" or "}" && code[at].Kind == TokenKind.Symbol
                || (code.IsFirst(at) && !Continues(at))
            )
                return at;
        return Math.Min(at, code.Count);
    }

    private bool Continues(int at) =>
        code.Is(at - 1, '\\')
        || code.Is(at - 1, ',')
        || (code.Language != Language.Python && code.Is(at, '.'))
        || (code.Language == Language.Java && !code.Is(at - 1, ')'));

    // The idiom of Go: 'if got != want { t.Errorf(…) }' demands the opposite of its condition.
    private void ReadGoIf(int at)
    {
        var open = at + 1;
        while (open < code.Count && !code.Is(open, '{') && open < at + 200)
            open = code.Next(open);
        if (!code.Opens(open, '{') || !Fails(code.Inside(open)))
            return;
        var condition = code.Split(new(at + 1, open), ';')[^1..].FirstOrDefault();
        Add(new(new(at, open), GoConditions.Strength(code, condition)));
    }

    private bool Fails(Part body)
    {
        for (var at = body.From; at < body.To; at = code.Next(at))
            if (
                code.Word(at) is "Error" or "Errorf" or "Fatal" or "Fatalf" or "Fail" or "FailNow" or "panic"
                && code.Is(at + 1, '(')
            )
                return true;
        return false;
    }

    private bool IsDeclaration(Chain chain) =>
        chain.Segments.Count == 1
        && (
            code.Word(chain.Start - 1)
                is "def"
                    or "function"
                    or "func"
                    or "fun"
                    or "fn"
                    or "class"
                    or "void"
                    or "Task"
                    or "import"
                    or "new"
                    or "async"
            // A method of JavaScript, Java or C#: its body follows its parameters.
            || (
                chain.Last.IsCall
                && code.Is(code.Next(chain.Last.Open), '{')
                && code.Language is not (Language.Ruby or Language.Go or Language.Rust)
            )
        );

    private Found? Of(Chain chain)
    {
        var part = new Part(chain.Start, chain.End);
        if (FluentAssertions.Strength(code, arguments, chain) is { } fluent)
            return fluent.End is { } end ? new(new(chain.Start, end), fluent.Strength) : new(part, fluent.Strength);
        if (NamedAssertions.Strength(code, arguments, chain) is { } named)
            return new(part, named);
        // Kotest: 'total shouldBe 3'.
        if (
            code.Language == Language.Java
            && chain.Segments.Count == 1
            && !chain.Last.IsCall
            && chain.Root.StartsWith("should", StringComparison.Ordinal)
            && !code.IsFirst(chain.Start)
        )
            return new(
                new(chain.Start, LineEnd(chain.Start + 1)),
                Vocabulary.Of(chain.Root) ?? AssertionStrength.Partial
            );
        // A name that says it asserts; not inside of another assertion, where it is only the subject.
        return chain.Start >= covered && chain.Last.IsCall && NamedAssertions.IsHelper(chain.Last.Name)
            ? new(part, NamedAssertions.HelperStrength(chain), chain.Last.Name)
            : null;
    }
}
