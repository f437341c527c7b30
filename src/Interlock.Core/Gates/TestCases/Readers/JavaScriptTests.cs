using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Tests of jest, vitest, mocha, jasmine, node:test, ava, tap and Playwright: calls with a name and a function.</summary>
internal sealed class JavaScriptTests : ITestReader
{
    private const int Deepest = 20; // groups that a name tells

    /// <inheritdoc/>
    public IReadOnlyList<TestCase> Read(SourceFile file)
    {
        var code = Code.Of(file);
        var voids = Voids.Of(code);
        var isDead = Voids.Sweep(voids);
        var drafts = new List<Draft>();
        var groups = new Stack<(int End, string Name, Skip? Skip, bool IsFocused)>();
        for (var at = 0; at < code.Count; at++)
        {
            while (groups.TryPeek(out var top) && top.End <= at)
                groups.Pop();
            if (JavaScriptCall.At(code, at) is not { } call)
                continue;
            var skip = call.Skip ?? (groups.TryPeek(out var group) ? group.Skip : null);
            if (skip is null && isDead(at))
                skip = new("if (false)");
            if (call.IsGroup)
            {
                groups.Push(
                    (call.End, call.Name, skip, call.IsFocused || (groups.Count > 0 && groups.Peek().IsFocused))
                );
                continue;
            }
            voids.Add(Voids.BehindReturn(code, call.Body));
            drafts.Add(
                new()
                {
                    Name = string.Join(" > ", groups.Take(Deepest).Reverse().Select(one => one.Name).Append(call.Name)),
                    From = at,
                    At = at,
                    Body = call.Body,
                    Skip = skip ?? Inside(code, call.Body),
                    IsFocused = call.IsFocused || (groups.Count > 0 && groups.Peek().IsFocused),
                    Rows = call.Rows,
                }
            );
        }
        return Cases.Of(code, drafts, voids, TestReaders.IsTestFile(code));
    }

    // 'this.skip()', 't.skip()', 'ctx.skip()' and 'test.skip()' as a statement of the body.
    private static Skip? Inside(Code code, Part body)
    {
        body = Code.Near(body);
        for (var at = body.From; at < body.To; at++)
            if (
                code.Word(at) is "skip" or "todo" or "fixme" or "pending"
                && code.Is(at + 1, '(')
                && (
                    (code.Is(at - 1, '.') && code.Word(at - 2) is "this" or "t" or "ctx" or "context" or "test" or "it")
                    || code.Is(at, "pending")
                )
                && !(
                    code.Inside(at + 1) is var inside
                    && code.Split(inside).Count > 1
                    && code[inside.From].Kind == TokenKind.Literal
                    && HasFunction(code, inside)
                )
            )
                return new(
                    code.Show(new(at - 2, at + 2)),
                    !code.Inside(at + 1).IsEmpty && code[at + 2].Kind != TokenKind.Literal || IsInside(code, body, at)
                );
        return null;
    }

    private static bool HasFunction(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at = code.Next(at))
            if (code.Is(at, "function") || (code.Is(at, '=') && code.Is(at + 1, '>')))
                return true;
        return false;
    }

    private static bool IsInside(Code code, Part body, int token)
    {
        for (var at = body.From; at < body.To; at = code.Next(at))
            if (code.Opens(at, '{') && code.Inside(at).Has(token))
                return true;
        return false;
    }
}
