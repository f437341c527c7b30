using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Shell that hides the exit code of a command.</summary>
internal static class SwallowedExits
{
    private static readonly Phrase[] Successes =
    [
        new("true"),
        new(":"),
        new("exit 0"),
        new("return 0"),
        new("echo"),
        new("printf"),
        new("/bin/true"),
        new("{"),
    ];
    private static readonly Phrase[] Always = [new("true"), new(":"), new("exit 0"), new("/bin/true")];
    private static readonly Phrase NoStop = new("set + e|eo|eu|eux|euo|ex");
    private static readonly Phrase Code = new("$ ?");
    private static readonly HashSet<string> Flags =
    [
        "--passWithNoTests",
        "--pass-with-no-tests",
        "--exit-zero",
        "--suppress-no-test-exit-code",
        "--ignore-exit-code",
        "--no-fail-on-empty-testsuite",
        "--fail-never",
        "--no-exit-code",
        "-Dmaven.test.failure.ignore",
        "-Dmaven.test.skip",
        "-DskipTests",
        "-DskipITs",
        "-DfailIfNoTests",
    ];

    /// <summary>The places in a run of shell tokens.</summary>
    public static IEnumerable<Site> In(IReadOnlyList<SourceToken> run, FileRole role)
    {
        for (var at = 0; at < run.Count; at++)
        {
            if (ShellStatement.IsOr(run, at) && Successes.Any(one => one.IsAt(run, at + 2)))
            {
                if (OfOr(run, at, role) is { } site)
                    yield return site;
            }
            else if (run[at].Is(';') && Always.Any(one => IsLast(run, at + 1, one)) && IsCheck(run, at))
            {
                yield return At(run, at, "its exit code is thrown away");
            }
            else if (run[at].Kind == TokenKind.Word && Flags.Contains(run[at].Text) && !IsOff(run, at))
            {
                yield return At(run, at, $"{run[at].Text} lets it pass without a result");
            }
            else if (NoStop.IsAt(run, at) && run[at + 1].End == run[at + 2].Start)
            {
                if (OfSet(run, at) is { } site)
                    yield return site;
            }
            else if (run[at].Text.StartsWith('-') && IsRecipe(run, at))
            {
                yield return At(run, at, "the leading '-' makes make ignore its failure");
            }
        }
    }

    private static Site? OfOr(IReadOnlyList<SourceToken> run, int at, FileRole role)
    {
        // '|| { …; exit 1; }' tells the failure and keeps it.
        if (run[at + 2].Is('{') && Keeps(run, at + 2, Run.Close(run, at + 2)))
            return null;
        if (run[at + 2].Text is "echo" or "printf" && Keeps(run, at + 2, at + 40))
            return null;
        if (IsCheck(run, at))
            return At(run, at, "its failure is swallowed");
        return role == FileRole.Gate && run[at + 2].Text is "true" or ":"
            ? At(run, at, "its failure is swallowed") with
            {
                Severity = Severity.Warn,
            }
            : null;
    }

    private static Site? OfSet(IReadOnlyList<SourceToken> run, int at)
    {
        var keeps = false;
        var checks = CheckCommands.IsIn(run, at + 3, run.Count);
        for (var later = at; later < run.Count && !keeps; later++)
            keeps = Code.IsAt(run, later) || run[later].Text is "$?" or "PIPESTATUS" or "${PIPESTATUS";
        if (!checks)
            foreach (var (from, to) in ShellStatement.All(run))
                checks |= from > at && CheckCommands.IsIn(run, from, to);
        return checks && !keeps
            ? new Site(run[at].Line, "set +e", "'set +e' before checks, and nothing looks at their exit codes.")
            : null;
    }

    private static bool Keeps(IReadOnlyList<SourceToken> run, int from, int to)
    {
        for (var at = from; at < Math.Min(to, run.Count - 1); at++)
            if (run[at].Text is "exit" or "return" && run[at + 1].Text != "0" && run[at + 1].Line == run[at].Line)
                return true;
            else if (run[at].Text.EndsWith("=1", StringComparison.Ordinal) || new Phrase("* = 1").IsAt(run, at))
                return true;
        return false;
    }

    private static bool IsCheck(IReadOnlyList<SourceToken> run, int at) =>
        CheckCommands.IsIn(run, ShellStatement.Begin(run, at), at);

    private static bool IsOff(IReadOnlyList<SourceToken> run, int at) =>
        new Phrase("* = false").IsAt(run, at) && run[at].Text != "-DfailIfNoTests";

    // 'pytest; true' at the end of a line: what comes later decides otherwise.
    private static bool IsLast(IReadOnlyList<SourceToken> run, int at, Phrase phrase) =>
        phrase.IsAt(run, at) && (at + phrase.Length >= run.Count || run[at + phrase.Length].Line > run[at].Line);

    private static bool IsRecipe(IReadOnlyList<SourceToken> run, int at) =>
        Run.IsFirst(run, at) && at > 0 && run[at].Text.Length > 2 && run[at].Text[1] != '-' && Shaved(run, at);

    private static bool Shaved(IReadOnlyList<SourceToken> run, int at)
    {
        var line = new List<SourceToken> { run[at] with { Text = run[at].Text[1..] } };
        for (var next = at + 1; next < run.Count && run[next].Line == run[at].Line; next++)
            line.Add(run[next]);
        return line[0].Text
                is "pytest"
                    or "npm"
                    or "go"
                    or "cargo"
                    or "dotnet"
                    or "mvn"
                    or "python"
                    or "python3"
                    or "node"
                    or "eslint"
            && CheckCommands.IsIn(line, 0, line.Count);
    }

    private static Site At(IReadOnlyList<SourceToken> run, int at, string what)
    {
        var text = Run.Text(run, ShellStatement.Begin(run, at), ShellStatement.End(run, at));
        return new Site(run[at].Line, text, $"'{text}': {what}.");
    }
}
