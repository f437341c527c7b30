using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>A call that declares a test or a group of tests.</summary>
internal sealed record JavaScriptCall
{
    private const int MostModifiers = 8;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it declares a group.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>The token behind the call.</summary>
    public required int End { get; init; }

    /// <summary>The body of its function.</summary>
    public required Part Body { get; init; }

    /// <summary>What keeps it from running.</summary>
    public Skip? Skip { get; init; }

    /// <summary>Whether it keeps others from running.</summary>
    public bool IsFocused { get; init; }

    /// <summary>Rows of values.</summary>
    public int Rows { get; init; }

    /// <summary>The call that begins at a token, or null.</summary>
    public static JavaScriptCall? At(Code code, int start)
    {
        var word = code.Word(start);
        var isGroup =
            word is "describe" or "context" or "suite" or "xdescribe" or "fdescribe" or "xcontext" or "fcontext";
        var isCase = word is "it" or "test" or "specify" or "fit" or "xit" or "xtest" or "xspecify" or "fspecify";
        // 't.test(…)' is a test within a test; 'regex.test(…)' is none, and has no function.
        if (
            (!isGroup && !isCase)
            || (code.Is(start - 1, '.') && !(word == "test" && code.Word(start - 2) is "t" or "Deno"))
        )
            return null;
        var skip = word[0] == 'x' ? new Skip(word) : null;
        var isFocused = word[0] == 'f';
        var rows = 0;
        var at = start + 1;
        for (var count = 0; code.Is(at, '.') && count < MostModifiers; count++)
        {
            var modifier = code.Word(at + 1);
            at += 2;
            if (modifier is "skip" or "todo" or "failing" or "fails" or "fixme" or "fail")
                skip ??= new($"{word}.{modifier}");
            else if (modifier is "skipIf" or "runIf")
                skip ??= new($"{word}.{modifier}", true);
            else if (modifier is "only")
                isFocused = true;
            else if (modifier is "describe")
                (isGroup, isCase) = (true, false);
            else if (
                modifier
                is not (
                    "each"
                    or "for"
                    or "concurrent"
                    or "sequential"
                    or "parallel"
                    or "serial"
                    or "shuffle"
                    or "extend"
                    or "step"
                )
            )
                return null;
            if (modifier is "each" or "for" or "skipIf" or "runIf")
                (rows, at) = modifier[0] is 'e' or 'f'
                    ? (RowsAt(code, at), SkipTable(code, at))
                    : (rows, code.Next(at));
        }
        return code.Opens(at, '(')
            ? Read(code, at, word, isGroup, skip, isFocused) is { } call
                ? call with
                {
                    Rows = rows,
                }
                : null
            : null;
    }

    private static JavaScriptCall? Read(Code code, int open, string word, bool isGroup, Skip? skip, bool isFocused)
    {
        var parts = code.Split(code.Inside(open));
        if (parts.Count == 0)
            return null;
        var body = parts.Select(part => Function(code, part)).FirstOrDefault(part => part is not null);
        var isNamed = code[parts[0].From].Kind == TokenKind.Literal;
        if (
            body is null
            && (
                !isNamed
                || (parts.Count > 1 && !code.Opens(parts[1].From, '{') && code.Word(parts[^1].From).Length == 0)
            )
        )
            return null;
        var options = parts.Skip(1).FirstOrDefault(part => code.Opens(part.From, '{'));
        if (body is null && parts.Count == 1)
            skip ??= new($"{word} without a function");
        skip ??= Option(code, options, "skip", "todo");
        return new()
        {
            Name = isNamed
                ? code[parts[0].From].Text
                : code.Show(parts[0] with { To = Math.Min(parts[0].To, parts[0].From + 8) }),
            IsGroup = isGroup,
            End = code.Next(open),
            Body = body ?? parts[^1] with { From = parts[^1].To },
            Skip = skip,
            IsFocused = isFocused || Option(code, options, "only") is not null,
        };
    }

    private static Part? Function(Code code, Part part)
    {
        for (var at = part.From; at < part.To; at = code.Next(at))
            if (code.Is(at, '=') && code.Is(at + 1, '>'))
                return code.Opens(at + 2, '{') ? code.Inside(at + 2) : new(at + 2, part.To);
            else if (code.Is(at, "function"))
                for (; at < part.To; at = code.Next(at))
                    if (code.Opens(at, '{'))
                        return code.Inside(at);
        return null;
    }

    private static Skip? Option(Code code, Part options, params string[] names)
    {
        if (options.IsEmpty)
            return null;
        foreach (var part in code.Split(code.Inside(options.From)))
            if (
                names.Contains(code.Word(part.From), StringComparer.Ordinal)
                && code.Is(part.From + 1, ':')
                && !code.Is(part.From + 2, "false")
            )
                return new(
                    code.Show(part),
                    code[part.From + 2].Kind != TokenKind.Literal && !code.Is(part.From + 2, "true")
                );
        return null;
    }

    // A table is an array in parentheses, or a template with a line for each row.
    private static int RowsAt(Code code, int at) =>
        code[at].Kind == TokenKind.Literal
            ? Math.Max(0, code[at].Text.Split('\n').Count(line => line.Trim().Length > 0) - 1)
        : code.Opens(at, '(') && code.Opens(at + 1, '[') ? code.Split(code.Inside(at + 1)).Count
        : 0;

    private static int SkipTable(Code code, int at)
    {
        if (code.Opens(at, '('))
            return code.Next(at);
        while (at < code.Count && !code.Opens(at, '('))
            at++;
        return at;
    }
}
