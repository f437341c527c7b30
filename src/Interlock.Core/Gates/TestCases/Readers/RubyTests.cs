using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Tests of RSpec, minitest (both styles) and Rails.</summary>
internal sealed class RubyTests : ITestReader
{
    private const int Deepest = 20; // groups that a name tells

    /// <inheritdoc/>
    public IReadOnlyList<TestCase> Read(SourceFile file)
    {
        var code = Code.Of(file);
        if (!TestReaders.IsTestFile(code))
            return [];
        var ends = RubyBlocks.Of(code);
        var drafts = new List<Draft>();
        var voids = new List<Part>();
        var groups = new Stack<(int End, string Name, Skip? Skip, bool IsFocused)>();
        for (var at = 0; at < code.Count; at++)
        {
            while (groups.TryPeek(out var top) && top.End <= at)
                groups.Pop();
            var isOuterFocused = groups.TryPeek(out var outer) && outer.IsFocused;
            if (code.Word(at) is "class" or "module" && ends[at] > at && code.Word(at + 1).Length > 0)
            {
                groups.Push((ends[at], code.Word(at + 1), outer.Skip, false));
                continue;
            }
            if (Declared(code, ends, at) is not { } found)
                continue;
            var skip = found.Skip ?? outer.Skip;
            if (found.IsGroup)
            {
                groups.Push((found.Body.To, found.Name, skip, found.IsFocused || isOuterFocused));
                continue;
            }
            voids.Add(BehindReturn(code, ends, found.Body));
            drafts.Add(
                new()
                {
                    Name = string.Join(
                        " > ",
                        groups.Take(Deepest).Reverse().Select(one => one.Name).Append(found.Name)
                    ),
                    From = at,
                    At = at,
                    Body = found.Body,
                    Skip = skip ?? Inside(code, ends, found.Body),
                    IsFocused = found.IsFocused || isOuterFocused,
                }
            );
        }
        return Cases.Of(code, drafts, voids, keepRest: true);
    }

    private static (string Name, Part Body, Skip? Skip, bool IsFocused, bool IsGroup)? Declared(
        Code code,
        int[] ends,
        int at
    )
    {
        var word = code.Word(at);
        if (word == "def" && code.Word(at + 1).StartsWith("test", StringComparison.Ordinal) && ends[at] > at)
            return (code.Word(at + 1), new(at + 2, ends[at]), null, false, false);
        var isGroup =
            word
            is "describe"
                or "context"
                or "feature"
                or "xdescribe"
                or "xcontext"
                or "fdescribe"
                or "fcontext"
                or "shared_examples";
        if (
            !isGroup
            && word
                is not (
                    "it"
                    or "specify"
                    or "example"
                    or "scenario"
                    or "test"
                    or "should"
                    or "xit"
                    or "fit"
                    or "xspecify"
                    or "fspecify"
                    or "xexample"
                    or "its"
                    or "pending"
                    or "skip"
                )
        )
            return null;
        // 'x.should eq 1' is an assertion.
        if (
            !code.IsFirst(at)
            && !(code.Is(at - 1, '.') && code.Is(at - 2, "RSpec") || code.Is(at - 1, '{') || code.Is(at - 1, ';'))
        )
            return null;
        var stop = at + 1;
        while (
            stop < code.Count
            && !code.Is(stop, "do")
            && !(code.Opens(stop, '{') && !code.Is(stop - 1, '(') && !code.Is(stop - 1, ','))
            && !code.IsFirst(stop)
        )
            stop = code.Next(stop);
        var head = new Part(at + 1, stop);
        var name = Name(code, head);
        if (code.Is(stop, "do") && ends[stop] > stop && !code.IsFirst(stop))
            return (name, new(stop + 1, ends[stop]), SkipOf(code, word, head), IsFocused(code, word, head), isGroup);
        if (code.Opens(stop, '{') && !code.IsFirst(stop))
            return (name, code.Inside(stop), SkipOf(code, word, head), IsFocused(code, word, head), isGroup);
        // 'it "adds up"' without a block is pending.
        return word is "it" or "specify" && code[at + 1].Kind == TokenKind.Literal
            ? (name, new(stop, stop), new(word + " without a block"), false, false)
            : null;
    }

    private static string Name(Code code, Part head)
    {
        var from = code.Opens(head.From, '(') ? head.From + 1 : head.From;
        return code[from].Kind == TokenKind.Literal ? code[from].Text
            : code.Word(from) is { Length: > 0 } word ? word
            : "(one-liner)";
    }

    private static Skip? SkipOf(Code code, string word, Part head) =>
        word[0] == 'x' || word is "pending" or "skip" ? new(word)
        : Tagged(code, head, "skip", "pending") is { } tag ? new(tag)
        : null;

    private static bool IsFocused(Code code, string word, Part head) =>
        word is "fit" or "fdescribe" or "fcontext" or "fspecify" || Tagged(code, head, "focus") is not null;

    // ':skip' and 'skip: true', but not 'skip: false'.
    private static string? Tagged(Code code, Part head, params string[] names)
    {
        for (var at = head.From; at < head.To; at++)
            if (
                names.Contains(code.Word(at), StringComparer.Ordinal)
                && (code.Is(at - 1, ':') || (code.Is(at + 1, ':') && !code.Is(at + 2, "false")))
            )
                return code.Word(at);
        return null;
    }

    private static Skip? Inside(Code code, int[] ends, Part body)
    {
        body = Code.Near(body);
        for (var at = body.From; at < body.To; at = ends[at] > at ? ends[at] + 1 : code.Next(at))
            if (
                code.Word(at) is "skip" or "pending"
                && code.IsFirst(at)
                && !code.Is(at + 1, '=')
                && !code.Is(at + 1, '.')
            )
            {
                var isSometimes = false;
                for (var next = at + 1; next < body.To && !code.IsFirst(next); next++)
                    isSometimes |= code.Word(next) is "if" or "unless";
                return new(code.Word(at), isSometimes);
            }
            else if (code.Word(at) is "if" or "unless" && ends[at] > at)
                for (var next = at; next < Math.Min(ends[at], body.To); next++)
                    if (code.Is(next, "skip") && code.IsFirst(next))
                        return new("skip", true);
        return null;
    }

    private static Part BehindReturn(Code code, int[] ends, Part body)
    {
        for (var at = body.From; at < body.To; at = ends[at] > at ? ends[at] + 1 : code.Next(at))
            if (code.Word(at) is "return" or "next" or "exit" or "exit!" && code.IsFirst(at))
            {
                var end = at + 1;
                var isSometimes = false;
                for (; end < body.To && !code.IsFirst(end); end = code.Next(end))
                    isSometimes |= code.Word(end) is "if" or "unless";
                if (!isSometimes)
                    return new(end, body.To);
            }
        return new(0, 0);
    }
}
