using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Tests of Go: <c>func TestX(t *testing.T)</c>, methods of suites, <c>t.Run("name", …)</c> and Ginkgo's calls.</summary>
internal sealed class GoTests : ITestReader
{
    private const int Deepest = 20; // groups that a name tells

    /// <inheritdoc/>
    public IReadOnlyList<TestCase> Read(SourceFile file)
    {
        if (!file.Path.EndsWith("_test.go", StringComparison.Ordinal))
            return [];
        var code = Code.Of(file);
        var voids = Voids.Of(code);
        var drafts = new List<Draft>();
        var open = new Stack<(int End, string Name)>();
        var constraint = Constraint(file);
        for (var at = 0; at < code.Count; at++)
        {
            while (open.TryPeek(out var top) && top.End <= at)
                open.Pop();
            if (Declared(code, at) is not { } found)
                continue;
            var name = string.Join(" > ", open.Take(Deepest).Select(one => one.Name).Reverse().Append(found.Name));
            open.Push((found.Body.To, found.Name));
            if (found.IsGroup)
                continue;
            voids.Add(Voids.BehindReturn(code, found.Body));
            drafts.Add(
                new()
                {
                    Name = name,
                    From = at,
                    At = at,
                    Body = found.Body,
                    Skip = constraint ?? (found.IsPending ? new Skip(code.Word(at)) : Inside(code, found.Body)),
                    IsFocused = code.Word(at) is "FIt" or "FDescribe" or "FContext" or "FWhen" or "FSpecify",
                }
            );
        }
        return Cases.Of(code, drafts, voids, keepRest: true);
    }

    private static (string Name, Part Body, bool IsGroup, bool IsPending)? Declared(Code code, int at)
    {
        if (code.Is(at, "func") && code.IsFirst(at))
        {
            var name = code.Opens(at + 1, '(') ? code.Next(at + 1) : at + 1;
            if (!IsTestName(code.Word(name)) || !code.Opens(name + 1, '('))
                return null;
            var body = code.Next(name + 1);
            return code.Opens(body, '{') ? (code.Word(name), code.Inside(body), false, false) : null;
        }
        var isRun = code.Is(at, "Run") && code.Is(at - 1, '.');
        var isSpec =
            code.Word(at)
            is "It"
                or "Specify"
                or "Describe"
                or "Context"
                or "When"
                or "FIt"
                or "FDescribe"
                or "FContext"
                or "PIt"
                or "PDescribe"
                or "PContext"
                or "XIt"
                or "XDescribe";
        if ((!isRun && !isSpec) || !code.Opens(at + 1, '(') || code[at + 2].Kind != TokenKind.Literal)
            return null;
        var inside = code.Inside(at + 1);
        for (var next = inside.From; next < inside.To; next = code.Next(next))
            if (code.Opens(next, '{') && !isRun || code.Opens(next, '{') && code.Is(next - 1, ')'))
                return (
                    code[at + 2].Text,
                    code.Inside(next),
                    code.Word(at).EndsWith("Describe", StringComparison.Ordinal)
                        || code.Word(at) is "Context" or "When" or "FContext" or "PContext",
                    code.Word(at)[0] is 'P' or 'X'
                );
        return null;
    }

    private static bool IsTestName(string name) =>
        (
            name.StartsWith("Test", StringComparison.Ordinal)
            && name != "TestMain"
            && (name.Length == 4 || !char.IsLower(name[4]))
        )
        || (name.StartsWith("Fuzz", StringComparison.Ordinal) && name.Length > 4 && !char.IsLower(name[4]))
        || (name.StartsWith("Example", StringComparison.Ordinal) && (name.Length == 7 || !char.IsLower(name[7])));

    private static Skip? Inside(Code code, Part body)
    {
        for (var at = body.From; at < body.To; at = code.Next(at))
            if (IsSkip(code, at))
                return new(code.Show(new(at - 2, at + 1)));
            else if (code.Opens(at, '{') && code.Inside(at) is var inner && !IsFunction(code, at))
                for (var next = inner.From; next < inner.To; next = code.Next(next))
                    if (IsSkip(code, next))
                        return new(code.Show(new(next - 2, next + 1)), !IsAlways(code, at));
        return null;
    }

    private static bool IsSkip(Code code, int at) =>
        code.Word(at) is "Skip" or "Skipf" or "SkipNow" && code.Is(at - 1, '.') && code.Is(at + 1, '(');

    private static bool IsFunction(Code code, int open) =>
        code.Is(open - 1, ')') && code.Is(code.Pair(open - 1) - 1, "func");

    private static bool IsAlways(Code code, int open) => code.Is(open - 1, "true") && code.Is(open - 2, "if");

    // A constraint is a comment, and only counts before the package clause.
    private static Skip? Constraint(SourceFile file)
    {
        if (file.Tokens.Count == 0)
            return null;
        foreach (var line in file.Text.AsSpan(0, file.Tokens[0].Start).EnumerateLines())
            if (line.StartsWith("//go:build ", StringComparison.Ordinal))
                return new(
                    line.ToString(),
                    !line.Contains("ignore", StringComparison.Ordinal)
                        && !line.Contains("never", StringComparison.Ordinal)
                );
        return null;
    }
}
