using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Options of test runners that leave tests out.</summary>
internal static class TestFilters
{
    private static readonly HashSet<string> Options =
    [
        .. "--ignore --ignore-glob --deselect -k --testPathIgnorePatterns --test-path-ignore-patterns --testNamePattern -t --grep".Split(
            ' '
        ),
        .. "--filter --filter-class --filter-method --filter-namespace --filter-not-class --filter-not-method -run -skip --skip".Split(
            ' '
        ),
        .. "-Dtest --exclude-group --exclude-testsuite --exclude-task --tests --tag --invert -g --lf --last-failed".Split(
            ' '
        ),
        .. "-Dsurefire.excludes -DexcludedGroups -Dgroups --test-name-pattern --test-skip-pattern --only --onlyChanged".Split(
            ' '
        ),
    ];

    /// <summary>Whether such an option stands at a place.</summary>
    public static bool IsAt(IReadOnlyList<SourceToken> run, int at) =>
        run[at].Kind == TokenKind.Word
        && (
            Options.Contains(run[at].Text) || IsExclude(run, at) || (run[at].Text is "-m" or "-x" && IsValued(run, at))
        );

    // Coverage tools exclude paths from their count only.
    private static bool IsExclude(IReadOnlyList<SourceToken> run, int at) =>
        run[at].Text == "--exclude"
        && CheckCommands.ToolIn(run, ShellStatement.Begin(run, at), at) is "vitest" or "cargo test" or "nextest";

    // 'python -m pytest' selects nothing, 'pytest -m fast' and 'gradle build -x test' do.
    private static bool IsValued(IReadOnlyList<SourceToken> run, int at) =>
        run[at].Text == "-x"
            ? at + 1 < run.Count && CheckCommands.IsTask(run[at + 1].Text)
            : at > 0 && !run[at - 1].Text.Contains("py", StringComparison.Ordinal) && run[at - 1].Text != "3"
                || (at > 0 && run[at - 1].Text is "pytest" or "py.test");
}
