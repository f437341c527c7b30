using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>Tests of pytest (functions and classes) and unittest.</summary>
internal sealed class PythonTests : ITestReader
{
    private const int Deepest = 20; // groups that a name tells

    /// <inheritdoc/>
    public IReadOnlyList<TestCase> Read(SourceFile file)
    {
        var code = Code.Of(file);
        if (!TestReaders.IsTestFile(code) && !PythonLines.Imports(code, "pytest", "unittest"))
            return [];
        var lines = PythonLines.Of(code);
        var drafts = new List<Draft>();
        var voids = PythonVoids.Of(code, lines);
        var module = ModuleSkip(code, lines);
        var groups = new Stack<(int Indent, string Name, Skip? Skip)>();
        var first = -1;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            if (code.Is(line.From, '@'))
            {
                first = first < 0 ? at : first;
                continue;
            }
            while (groups.TryPeek(out var top) && top.Indent >= line.Indent)
                groups.Pop();
            var from = first < 0 ? at : first;
            first = -1;
            var word = code.Is(line.From, "async") ? line.From + 1 : line.From;
            var skip = PythonSkips.Of(code, lines, from, at) ?? (groups.TryPeek(out var group) ? group.Skip : module);
            if (code.Is(word, "class"))
            {
                groups.Push(
                    (line.Indent, code.Word(word + 1), IsNoTest(code, lines, at) ? new("__test__ = False") : skip)
                );
            }
            else if (code.Is(word, "def") && code.Word(word + 1).StartsWith("test", StringComparison.Ordinal))
            {
                var end = PythonLines.BodyEnd(lines, at);
                var body = PythonLines.Body(code, lines, at, end);
                voids.Add(PythonVoids.BehindReturn(code, lines, at, end));
                drafts.Add(
                    new()
                    {
                        Name = string.Join(
                            '.',
                            groups.Take(Deepest).Reverse().Select(one => one.Name).Append(code.Word(word + 1))
                        ),
                        From = lines[from].From,
                        At = line.From,
                        Body = body,
                        Skip = skip ?? PythonSkips.Inside(code, lines, at, end),
                        Rows = PythonSkips.Rows(code, lines, from, at),
                    }
                );
                at = end - 1;
            }
        }
        return Cases.Of(code, drafts, voids, TestReaders.IsTestFile(code));
    }

    // 'pytestmark = pytest.mark.skip', 'pytest.skip(allow_module_level=True)' and 'raise unittest.SkipTest' at the top.
    private static Skip? ModuleSkip(Code code, List<PythonLine> lines)
    {
        foreach (var line in lines.Where(line => line.Indent == 0))
            if (code.Is(line.From, "pytestmark") && PythonSkips.Mark(code, line.Part) is { } mark)
                return mark;
            else if (code.Word(line.From) is "pytest" or "raise" && PythonSkips.Call(code, line.Part) is { } by)
                return new(by);
        return null;
    }

    private static bool IsNoTest(Code code, List<PythonLine> lines, int at)
    {
        for (var next = at + 1; next < lines.Count && lines[next].Indent > lines[at].Indent; next++)
            if (code.Is(lines[next].From, "__test__") && code.Is(lines[next].From + 2, "False"))
                return true;
            else if (code.Is(lines[next].From, "def"))
                return false;
        return false;
    }
}
