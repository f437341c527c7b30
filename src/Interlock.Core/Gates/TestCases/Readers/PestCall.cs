using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Pest's tests: <c>it('adds', function () {…})->skip()</c>.</summary>
internal static class PestCall
{
    /// <summary>The test that begins at a token, or null.</summary>
    public static Draft? At(Code code, int at)
    {
        if (
            code.Word(at) is not ("it" or "test" or "todo")
            || code[at - 1].Text is ">" or ":" or "function"
            || !code.Opens(at + 1, '(')
            || code[at + 2].Kind != TokenKind.Literal
        )
            return null;
        var inside = code.Inside(at + 1);
        var body = new Part(inside.To, inside.To);
        for (var next = inside.From; next < inside.To && body.IsEmpty; next = code.Next(next))
            if (code.Opens(next, '{'))
                body = code.Inside(next);
            else if (code.Is(next, '=') && code.Is(next + 1, '>'))
                body = new(next + 2, inside.To);
        var skip = code.Is(at, "todo") ? new Skip("todo") : null;
        var isFocused = false;
        var rows = 0;
        for (
            var next = code.Next(at + 1);
            code.Is(next, '-') && code.Is(next + 1, '>');
            next = code.Opens(next + 3, '(') ? code.Next(next + 3) : next + 3
        )
            if (code.Word(next + 2) is "skip" or "todo")
                skip ??= new($"->{code.Word(next + 2)}()");
            else if (code.Is(next + 2, "only"))
                isFocused = true;
            else if (code.Is(next + 2, "with") && code.Opens(next + 4, '['))
                rows = code.Split(code.Inside(next + 4)).Count;
        return new()
        {
            Name = code[at + 2].Text,
            From = at,
            At = at,
            Body = body,
            Skip = skip ?? SkipCalls.Inside(code, body),
            IsFocused = isFocused,
            Rows = rows,
        };
    }
}
