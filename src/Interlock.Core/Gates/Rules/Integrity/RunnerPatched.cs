using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules.Matching;
using Interlock.Core.Gates.Sources;

namespace Interlock.Core.Gates.Rules.Integrity;

/// <summary>The test runner itself is changed: hooks that rewrite outcomes, modules that load before it, patched assertions.</summary>
internal sealed class RunnerPatched : SiteRule
{
    private static readonly Phrase Hook = new(
        "def pytest_runtest_makereport|pytest_collection_modifyitems|pytest_report_teststatus|pytest_sessionfinish|pytest_runtest_protocol|pytest_pyfunc_call|pytest_runtest_call|pytest_runtest_setup|pytest_terminal_summary|pytest_ignore_collect|pytest_collect_file|pytest_exception_interact|pytest_runtest_logreport|pytest_cmdline_main|pytest_runtestloop|pytest_itemcollected ("
    );
    private static readonly Phrase[] Rewrites =
    [
        new(". outcome = 'passed'|'skipped'"),
        new(". force_result ("),
        new("exitstatus = 0"),
        new(". exitstatus ="),
        new(". excinfo = None"),
        new("items [ :"),
        new("items . clear|remove|pop ("),
        new("pytest_deselected ("),
        new("del items"),
        new("pytest . skip ("),
        new("mark . skip|xfail"),
        new("testsfailed = 0"),
        new("return True"),
    ];
    private static readonly (Language Language, Phrase Phrase, string Message, Severity Severity)[] Patches =
    [
        (
            Language.Python,
            new("collect_ignore|collect_ignore_glob ="),
            "Tests are kept from being collected.",
            Severity.Block
        ),
        (
            Language.Python,
            new(
                "TestCase . assertEqual|assertTrue|assertFalse|assertIn|assertIs|assertRaises|fail|run|failureException ="
            ),
            "unittest's assertions are replaced.",
            Severity.Block
        ),
        (Language.Python, new("setattr ( unittest . TestCase"), "unittest's assertions are replaced.", Severity.Block),
        (Language.Python, new("builtins . AssertionError|len|isinstance ="), "A builtin is replaced.", Severity.Block),
        (
            Language.JavaScript,
            new("assert . ok|equal|strictEqual|deepEqual|deepStrictEqual|rejects|throws|fail ="),
            "An assertion is replaced.",
            Severity.Block
        ),
        (
            Language.JavaScript,
            new("global|globalThis . expect|it|test|describe|assert ="),
            "The runner's own function is replaced.",
            Severity.Block
        ),
        (
            Language.JavaScript,
            new("process . removeAllListeners ("),
            "Listeners that tell failures are removed.",
            Severity.Warn
        ),
        (
            Language.JavaScript,
            new("testRunner|reporters|globalSetup|setupFiles|setupFilesAfterEnv|testEnvironment|runner :"),
            "The runner loads other code.",
            Severity.Warn
        ),
        (
            Language.Java,
            new("implements TestExecutionExceptionHandler|InvocationInterceptor|ExecutionCondition"),
            "An extension can change what tests say.",
            Severity.Warn
        ),
        (Language.CSharp, new("[ ModuleInitializer ]"), "Code runs before the tests.", Severity.Warn),
        (
            Language.CSharp,
            new(": ITestCaseOrderer|ITestFrameworkExecutor|XunitTestFramework|BeforeAfterTestAttribute"),
            "An extension can change what tests say.",
            Severity.Warn
        ),
        (Language.Ruby, new("class RSpec : : Core|Expectations"), "RSpec is reopened.", Severity.Block),
        (Language.Ruby, new("module RSpec"), "The runner is reopened.", Severity.Warn),
        (Language.Ruby, new("module Minitest : : Assertions"), "Minitest's assertions are reopened.", Severity.Block),
        (Language.Ruby, new("class Minitest : : Test"), "Minitest is reopened.", Severity.Warn),
    ];
    private static readonly HashSet<string> Preloads =
    [
        "--require",
        "-r",
        "--import",
        "--loader",
        "--experimental-loader",
        "-p",
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } =
        new(
            "runner-patched",
            "The test runner was changed",
            Severity.Block,
            "Leave outcomes, collection and assertions to the runner; repair the product instead."
        );

    /// <inheritdoc/>
    protected override IEnumerable<Site> Sites(SourceFile file, FileRole role)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (name is "sitecustomize.py" or "usercustomize.py" || name.EndsWith(".pth", StringComparison.Ordinal))
            yield return new Site(1, name, $"{name} is run by every Python before its program.");
        if (
            role is not (FileRole.Test or FileRole.TestRunner or FileRole.Build or FileRole.Gate)
            && !file.Path.Contains("plugin", StringComparison.OrdinalIgnoreCase)
        )
            yield break;
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (file.Language == Language.Python && Hook.IsAt(tokens, at))
                yield return OfHook(file, at);
            foreach (var (language, phrase, message, severity) in Patches)
                if (language == file.Language && phrase.IsAt(tokens, at) && !IsComparison(tokens, at + phrase.Length))
                    yield return new Site(
                        tokens[at].Line,
                        Run.Text(tokens, at, at + phrase.Length + 4),
                        message,
                        severity
                    );
        }
        foreach (var run in ShellText.Of(file, role))
            for (var at = 0; at < run.Count; at++)
                if (Preloads.Contains(run[at].Text) && IsOfNode(run, at))
                    yield return new Site(
                        run[at].Line,
                        Run.Text(run, at, at + 3),
                        $"'{Run.Text(run, at, at + 2)}' loads code before the tests.",
                        Severity.Warn
                    );
    }

    private static bool IsComparison(IReadOnlyList<SourceToken> tokens, int at) =>
        at < tokens.Count && tokens[at].Is('=');

    private static bool IsOfNode(IReadOnlyList<SourceToken> run, int at) =>
        CheckCommands.IsIn(run, ShellStatement.Begin(run, at), at)
        || run.Skip(ShellStatement.Begin(run, at)).Take(at).Any(token => token.Text is "NODE_OPTIONS" or "node");

    private static Site OfHook(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        var indent = Run.Indent(file, tokens[at]);
        var end = at + 1;
        while (end < tokens.Count && !(Run.IsFirst(tokens, end) && Run.Indent(file, tokens[end]) <= indent))
            end++;
        var rewrites = false;
        for (var inside = at; inside < end && !rewrites; inside++)
            rewrites = Rewrites.Any(one => one.IsAt(tokens, inside));
        return new Site(
            tokens[at].Line,
            Run.Text(tokens, at, end),
            rewrites
                ? $"{tokens[at + 1].Text} rewrites which tests run or how they end."
                : $"{tokens[at + 1].Text} can change how tests run and end.",
            rewrites ? Severity.Block : Severity.Warn
        );
    }
}
