using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>Fewer tests are found or run: filters, ignored paths, sources taken out of the build, test scripts that do nothing.</summary>
internal sealed class RunnerConfigurationChanged : SiteRule
{
    private static readonly HashSet<string> Ignores =
    [
        "testPathIgnorePatterns",
        "exclude",
        "modulePathIgnorePatterns",
        "norecursedirs",
        "testIgnore",
        "ignore",
    ];
    private static readonly HashSet<string> Selects =
    [
        .. "testMatch testRegex testpaths python_files python_functions python_classes include testDir roots spec testNamePattern grep files".Split(
            ' '
        ),
    ];
    private static readonly Phrase[] Off =
    [
        new("IsTestProject > false"),
        new("TestCaseFilter|VSTestTestCaseFilter >"),
        new("test = false"),
        new("excludedGroups >"),
    ];
    private static readonly Phrase Removed = new("< Compile Remove|remove = ''");
    private static readonly Phrase Excluded = new("< exclude >");
    private static readonly string[] Harmless =
    [
        "node_modules",
        "dist",
        "build",
        ".git",
        "venv",
        "coverage",
        "__pycache__",
        "obj",
        "bin",
        "target",
        "vendor",
        ".tox",
        ".next",
        ".cache",
        "cypress",
        "e2e",
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "runner-configuration-changed",
            "Fewer tests are found or run",
            Severity.Block,
            "Let the runner find and run every test that it ran before."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role) =>
        [.. OfFlags(file, role), .. OfKeys(file, role), .. OfProjects(file, role)];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Compared(GateChange change) =>
        change
            .Files.Where(file => file.Path.EndsWith("package.json", StringComparison.Ordinal))
            .SelectMany(file => TestScripts.Compare(Info, file));

    private static IEnumerable<Site> OfFlags(SourceFile file, FileRole role)
    {
        if (
            file.Language == Language.Json
            || role is not (FileRole.Gate or FileRole.TestRunner or FileRole.Build or FileRole.Test)
        )
            yield break;
        foreach (var run in ShellText.Of(file, role))
        foreach (var (from, to) in ShellStatement.All(run))
        {
            if (!CheckCommands.IsIn(run, from, to) && !IsOptions(run, from, to))
                continue;
            for (var at = from; at < to; at++)
                if (TestFilters.IsAt(run, at))
                    yield return new Site(
                        run[at].Line,
                        Run.Text(run, at, at + 4),
                        $"'{Run.Text(run, at, at + 3)}' leaves tests out."
                    );
        }
    }

    // addopts = …, or a string of it.
    private static bool IsOptions(IReadOnlyList<SourceToken> run, int from, int to) =>
        run.Skip(from).Take(to - from).Any(token => token.Text is "addopts")
        || (from == 0 && run.Count > 0 && run[0].Text.StartsWith('-') && run.All(token => token.Line == run[0].Line));

    private static IEnumerable<Site> OfKeys(SourceFile file, FileRole role)
    {
        var tokens = file.Tokens;
        if (
            role != FileRole.TestRunner
            && !file.Path.EndsWith("package.json", StringComparison.Ordinal)
            && !file.Path.EndsWith("pyproject.toml", StringComparison.Ordinal)
            && !file.Path.EndsWith("setup.cfg", StringComparison.Ordinal)
        )
            yield break;
        for (var at = 0; at + 2 < tokens.Count; at++)
        {
            var key = tokens[at].Text;
            var isIgnore =
                Ignores.Contains(key)
                && (role == FileRole.TestRunner || key is "testPathIgnorePatterns" or "norecursedirs");
            var isSelect =
                Selects.Contains(key)
                && (
                    role == FileRole.TestRunner
                    || key.StartsWith("test", StringComparison.Ordinal)
                    || key.StartsWith("python_", StringComparison.Ordinal)
                );
            if ((!isIgnore && !isSelect) || !(tokens[at + 1].Is(':') || tokens[at + 1].Is('=')))
                continue;
            foreach (var value in Values(tokens, at + 2))
                if (isSelect)
                    yield return new Site(
                        value.Line,
                        $"{key} {value.Text}",
                        $"'{key}' selects tests: {value.Text}.",
                        Severity.Warn
                    );
                else if (!Harmless.Any(one => value.Text.Contains(one, StringComparison.Ordinal)))
                    yield return new Site(value.Line, $"{key} {value.Text}", $"'{key}' leaves out {value.Text}.");
        }
    }

    private static IEnumerable<SourceToken> Values(IReadOnlyList<SourceToken> tokens, int from)
    {
        var end = tokens[from].Is('[') ? Run.Close(tokens, from) : from;
        for (
            var at = from;
            at < tokens.Count
                && (at <= end || tokens[at].Line == tokens[from].Line && tokens[from].Kind == TokenKind.Word);
            at++
        )
            if (IsValue(tokens, at, from))
                yield return tokens[at];
    }

    // tests/api is one value, by its first word.
    private static bool IsValue(IReadOnlyList<SourceToken> tokens, int at, int from) =>
        tokens[at].Kind == TokenKind.Literal
        || (tokens[at].Kind == TokenKind.Word && (at == from || tokens[at - 1].End < tokens[at].Start));

    private static IEnumerable<Site> OfProjects(SourceFile file, FileRole role)
    {
        if (role is not (FileRole.Build or FileRole.TestRunner))
            yield break;
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
            if (
                Removed.IsAt(tokens, at)
                && !Harmless.Any(one => tokens[at + 4].Text.StartsWith(one, StringComparison.Ordinal))
            )
                yield return new Site(
                    tokens[at].Line,
                    Run.Text(tokens, at, at + 5),
                    $"'{tokens[at + 4].Text}' is taken out of the build.",
                    IsOfTests($"{file.Path} {tokens[at + 4].Text}") ? Severity.Block : Severity.Warn
                );
            else if (Excluded.IsAt(tokens, at) && IsOfTests(Run.Text(tokens, at + 3, at + 9)))
                yield return new Site(tokens[at].Line, Run.Text(tokens, at, at + 9), "Tests are excluded.");
            else if (Off.FirstOrDefault(one => one.IsAt(tokens, at)) is { } found)
                yield return new Site(
                    tokens[at].Line,
                    Run.Text(tokens, at, at + found.Length + 3),
                    $"'{Run.Text(tokens, at, at + found.Length)}' leaves tests out."
                );
    }

    private static bool IsOfTests(string text) =>
        text.Contains("test", StringComparison.OrdinalIgnoreCase)
        || text.Contains("spec", StringComparison.OrdinalIgnoreCase);
}
