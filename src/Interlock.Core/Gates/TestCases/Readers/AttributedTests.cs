using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>
/// Tests that are functions with attributes or annotations: xunit, NUnit, MSTest and TUnit in C#, JUnit 4 and 5 and Kotlin's
/// in Java, <c>#[test]</c> in Rust, PHPUnit and Pest in PHP; also functions that are tests by their names (JUnit 3, PHPUnit).
/// </summary>
internal sealed class AttributedTests : ITestReader
{
    private const int LongestHead = 120;

    private const int Deepest = 20; // groups that a name tells

    /// <inheritdoc/>
    public IReadOnlyList<TestCase> Read(SourceFile file)
    {
        var code = Code.Of(file);
        var voids = Voids.Of(code);
        var isDead = Voids.Sweep(voids);
        var drafts = new List<Draft>();
        var groups = new Stack<(int End, string Name, Skip? Skip)>();
        var marks = new List<Part>();
        var from = -1;
        for (var at = 0; at < code.Count; at++)
        {
            while (groups.TryPeek(out var top) && top.End <= at)
                groups.Pop();
            if (Attributes.At(code, at) is { } attributes)
            {
                from = from < 0 ? at : from;
                marks.AddRange(attributes);
                at = attributes[^1].To - 1;
                at = code[at + 1].Text == "]" ? at + 1 : at;
                continue;
            }
            if (code[at].Text is ";" or "{" or "}" && code[at].Kind == TokenKind.Symbol)
            {
                from = -1;
                marks.Clear();
                continue;
            }
            if (Group(code, at) is { } group)
            {
                groups.Push((group.End, group.Name, AttributeMeaning.Skip(code, marks) ?? Outer()));
                (from, at) = (-1, group.Open);
                marks.Clear();
            }
            else if (
                Function(code, at) is { } function
                && (AttributeMeaning.IsTest(code, marks) || IsByName(code, function.Name, from < 0 ? at : from))
            )
            {
                var skip = AttributeMeaning.Skip(code, marks) ?? Outer() ?? (isDead(at) ? new Skip("#if false") : null);
                voids.Add(Voids.BehindReturn(code, function.Body));
                drafts.Add(
                    new()
                    {
                        Name = string.Join(
                            '.',
                            groups.Take(Deepest).Reverse().Select(one => one.Name).Append(function.Name)
                        ),
                        From = from < 0 ? at : from,
                        At = at,
                        Body = function.Body,
                        Skip = skip ?? SkipCalls.Inside(code, function.Body),
                        IsFocused = false,
                        Rows = AttributeMeaning.Rows(code, marks),
                        Extra = AttributeMeaning.Demands(code, marks),
                    }
                );
                from = -1;
                marks.Clear();
            }
            else if (code.Language == Language.Php && PestCall.At(code, at) is { } pest)
            {
                voids.Add(Voids.BehindReturn(code, pest.Body));
                drafts.Add(pest);
            }

            Skip? Outer() => groups.TryPeek(out var outer) ? outer.Skip : null;
        }
        return Cases.Of(code, drafts, voids, TestReaders.IsTestFile(code));
    }

    private static (string Name, int Open, int End)? Group(Code code, int at)
    {
        if (
            code.Word(at) is not ("class" or "record" or "struct" or "object" or "mod" or "trait")
            || code.Is(at - 1, '.')
            || code.Is(at - 1, ':')
        )
            return null;
        var name = code.Word(at + 1);
        for (
            var open = at + 2;
            name.Length > 0 && open < Math.Min(code.Count, at + LongestHead);
            open = code.Next(open)
        )
            if (code.Opens(open, '{'))
                return (name, open, code.Next(open));
            else if (code.Is(open, ';') || code.Is(open, '}') || code.Is(open, '='))
                return null;
        return null;
    }

    // A name, its parameters and a body: 'void Adds() {…}', 'fun adds() = …', 'fn adds() {…}', 'Task Adds() => …;'.
    private static (string Name, Part Body)? Function(Code code, int at)
    {
        var name =
            code[at].Kind is TokenKind.Word ? code[at].Text
            : code.Language == Language.Java && code[at].Kind == TokenKind.Literal ? code[at].Text
            : "";
        var open = at + 1;
        if (
            name.Length == 0
            || !code.Opens(open, '(')
            || code[at - 1].Text is "." or "new" or "return"
            || name
                is "if"
                    or "for"
                    or "while"
                    or "switch"
                    or "catch"
                    or "using"
                    or "lock"
                    or "foreach"
                    or "function"
                    or "fn"
        )
            return null;
        var stop = Math.Min(code.Count, open + LongestHead);
        for (
            var next = code.Next(open);
            next < Math.Max(stop, code.Next(open) + LongestHead) && next < code.Count;
            next = code.Next(next)
        )
            if (code.Opens(next, '{'))
                return (name, code.Inside(next));
            else if (code.Is(next, '=') && code.Language is Language.CSharp or Language.Java)
                return (name, new(next + (code.Is(next + 1, '>') ? 2 : 1), ExpressionEnd(code, next)));
            else if (
                code[next].Kind == TokenKind.Symbol
                && (code[next].Text is ";" or ")" or "}" || (code.Is(next, ',') && code.Language != Language.Rust))
            )
                return null;
        return null;
    }

    private static int ExpressionEnd(Code code, int at)
    {
        for (; at < code.Count && !code.Is(at, ';') && !code.Is(at, '}'); at = code.Next(at))
            if (code.Language == Language.Java && code.IsFirst(at) && Attributes.At(code, at) is not null)
                return at;
        return at;
    }

    // JUnit 3 and PHPUnit: 'public void testX()' in a class of tests; PHPUnit also by '@test' in the comment before.
    private static bool IsByName(Code code, string name, int from)
    {
        if (code.Language is not (Language.Php or Language.Java) || !TestReaders.IsTestFile(code))
            return false;
        if (name.StartsWith("test", StringComparison.Ordinal) && (name.Length == 4 || !char.IsLower(name[4])))
            return true;
        if (code.Language != Language.Php || !code.Is(from - 1, "function"))
            return false;
        var first = from - 1;
        while (code.Word(first - 1) is "public" or "static" or "final")
            first--;
        return code
            .File.Text.AsSpan(code[first - 1].End, code[first].Start - code[first - 1].End)
            .Contains("@test", StringComparison.Ordinal);
    }
}
