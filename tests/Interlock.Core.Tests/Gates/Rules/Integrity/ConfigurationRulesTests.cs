using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Integrity;

public sealed class ConfigurationRulesTests
{
    private const string Ci = ".github/workflows/ci.yml";
    private const string Steps = "on: [push, pull_request]\njobs:\n  a:\n    steps:\n";

    [Theory]
    [InlineData("pytest.ini", "[pytest]\naddopts = -q\n", "[pytest]\naddopts = -q --ignore=tests/api\n", "block 2")]
    [InlineData("pytest.ini", "[pytest]\n", "[pytest]\nnorecursedirs = tests/api\n", "block 2")]
    [InlineData("pyproject.toml", "a = 1\n", "a = 1\naddopts = \"-k 'not slow'\"\n", "block 2")]
    [InlineData("pytest.ini", "[pytest]\naddopts = -q\n", "[pytest]\naddopts = -q -ra --strict-markers\n", "")]
    [InlineData(
        "jest.config.js",
        "module.exports = {\n};",
        "module.exports = {\ntestPathIgnorePatterns: ['/cart/'],\n};",
        "block 2"
    )]
    [InlineData(
        "jest.config.js",
        "module.exports = {\n};",
        "module.exports = {\ntestPathIgnorePatterns: ['/node_modules/'],\n};",
        ""
    )]
    [InlineData("vitest.config.ts", "x({\n})", "x({\ntest: { exclude: ['src/cart.test.ts'] }\n})", "block 2")]
    [InlineData(
        "package.json",
        "{\"scripts\": {\"test\": \"jest\"}}",
        "{\"scripts\": {\"test\": \"echo ok\"}}",
        "block 1"
    )]
    [InlineData(
        "package.json",
        "{\"scripts\": {\"test\": \"node --test\"}}",
        "{\"scripts\": {\"test\": \"true\"}}",
        "block 1"
    )]
    [InlineData("package.json", "{\"scripts\": {\"test\": \"jest\"}}", "{\"scripts\": {}}", "block")]
    [InlineData(
        "package.json",
        "{\"scripts\": {\"test\": \"jest\"}}",
        "{\"scripts\": {\"test\": \"jest -t fast\"}}",
        "block 1"
    )]
    [InlineData("package.json", "{\"scripts\": {\"test\": \"jest\"}}", "{\"scripts\": {\"test\": \"vitest run\"}}", "")]
    [InlineData(
        "package.json",
        "{\"scripts\": {\"test\": \"jest\"}}",
        "{\"scripts\": {\"test\": \"jest\", \"test:a\": \"jest -t a\"}}",
        ""
    )]
    [InlineData("package.json", "{\"scripts\": {\"start\": \"node .\"}}", "{\"scripts\": {\"start\": \"echo x\"}}", "")]
    [InlineData(
        "package.json",
        "{\"scripts\": {\"t\": \"nyc mocha\"}}",
        "{\"scripts\": {\"t\": \"nyc --exclude x mocha\"}}",
        ""
    )]
    [InlineData("A.Tests/A.Tests.csproj", "<P>\n</P>", "<P>\n<Compile Remove=\"CartTests.cs\" />\n</P>", "block 2")]
    [InlineData("A.csproj", "<P>\n</P>", "<P>\n<Compile Remove=\"Old.cs\" />\n</P>", "warn 2")]
    [InlineData("pom.xml", "<p>\n</p>", "<p>\n<exclude>**/CartTest.java</exclude>\n</p>", "block 2")]
    [InlineData(Ci, Steps + "      - run: pytest\n", Steps + "      - run: pytest -m 'not slow'\n", "block 5")]
    [InlineData(Ci, Steps + "      - run: python -m pytest\n", Steps + "      - run: python -m pytest -q\n", "")]
    [InlineData(Ci, Steps + "      - run: gradle build\n", Steps + "      - run: gradle build -x test\n", "block 5")]
    public void Fewer_tests_are_told(string path, string before, string after, string expected) =>
        Assert.Equal(expected, Changes.Say("runner-configuration-changed", path, before, after));

    [Theory]
    [InlineData("pyproject.toml", "fail_under = 90\n", "fail_under = 80\n", "block 1")]
    [InlineData("pyproject.toml", "fail_under = 80\n", "fail_under = 90\n", "")]
    [InlineData("pyproject.toml", "fail_under = 80\n", "x = 1\n", "block")]
    [InlineData(
        "package.json",
        "{\"lint\": \"eslint --max-warnings=0\"}",
        "{\"lint\": \"eslint --max-warnings=50\"}",
        "block 1"
    )]
    [InlineData("jest.config.js", "x = {\nbranches: 90,\nlines: 80 }", "x = {\nbranches: 90,\nlines: 50 }", "block 3")]
    [InlineData("stryker.conf.json", "{\"break\": 80}", "{\"break\": null}", "block")]
    [InlineData("A.csproj", "<P><Threshold>80</Threshold></P>", "<P><Threshold>8</Threshold></P>", "block 1")]
    [InlineData(Ci, "- run: pytest --cov-fail-under=85\n", "- run: pytest --cov-fail-under=10\n", "block 1")]
    [InlineData("playwright.config.ts", "x({})", "x({ retries: 3 })", "warn 1")]
    [InlineData("src/a.py", "threshold = 90\n", "threshold = 80\n", "")]
    public void A_lowered_bar_is_told(string path, string before, string after, string expected) =>
        Assert.Equal(expected, Changes.Say("threshold-lowered", path, before, after));

    [Theory]
    [InlineData("a.py", "x = f()  # type: ignore\n", "warn 1")]
    [InlineData("a.py", "# mypy: ignore-errors\nx = 1\n", "block 1")]
    [InlineData("a.py", "x = '# noqa'\n# ignore the weather\n", "")]
    [InlineData("a.js", "f();\n/* eslint-disable */\n", "block 2")]
    [InlineData("a.js", "// eslint-disable-next-line no-console\nf();\n", "warn 1")]
    [InlineData("a.ts", "// @ts-nocheck\nf();\n", "block 1")]
    [InlineData("A.cs", "#pragma warning disable\nclass A;\n", "block 1")]
    [InlineData("A.cs", "#pragma warning disable CS1591\nclass A;\n", "warn 1")]
    [InlineData("A.java", "@SuppressWarnings(\"all\") class A {}\n", "block 1")]
    [InlineData("A.java", "@SuppressWarnings(\"unchecked\") class A {}\n", "warn 1")]
    [InlineData("a.go", "f() //nolint:errcheck\n", "warn 1")]
    [InlineData("a.rs", "#![allow(warnings)]\n", "block 1")]
    [InlineData("a.rs", "#[allow(dead_code)]\nfn a() {}\n", "warn 1")]
    [InlineData("a.rb", "# rubocop:disable all\nx\n", "block 1")]
    [InlineData("a.php", "<?php\n/** @phpstan-ignore-next-line */\nf();\n", "warn 2")]
    [InlineData("a.sh", "# shellcheck disable=SC2086\nf $x\n", "warn 1")]
    [InlineData("A.csproj", "<P><NoWarn>$(NoWarn);CS8602</NoWarn></P>", "block 1")]
    [InlineData("A.csproj", "<P><TreatWarningsAsErrors>false</TreatWarningsAsErrors></P>", "block 1")]
    [InlineData("A.csproj", "<P><TreatWarningsAsErrors>true</TreatWarningsAsErrors></P>", "")]
    [InlineData("tsconfig.json", "{\"strict\": false}", "block 1")]
    [InlineData(".eslintrc.json", "{\"rules\": {\"no-undef\": \"off\"}}", "block 1")]
    [InlineData("README.md", "# noqa\n", "")]
    public void A_silenced_analyzer_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("analysis-weakened", path, null, text));

    [Theory]
    [InlineData(Steps + "      - run: pytest\n", Steps + "      - run: make\n", "block")]
    [InlineData(Steps + "      - run: pytest\n", Steps + "      - run: echo pytest\n", "block")]
    [InlineData(Steps + "      - run: pytest -q\n", Steps + "      - run: pytest -q -x\n", "warn")]
    [InlineData(Steps + "      - run: pytest\n", Steps + "      - name: tests\n        run: pytest\n", "")]
    [InlineData(Steps + "      - run: npm test\n", Steps + "      - run: npm test\n        if: false\n", "block 6")]
    [InlineData(Steps + "      - run: make\n", "on: push\njobs:\n  a:\n    steps:\n      - run: make\n", "block")]
    [InlineData(Steps + "      - run: pytest\n", null, "block")]
    public void A_check_that_left_the_pipeline_is_told(string before, string? after, string expected) =>
        Assert.Equal(expected, Changes.Say("ci-step-removed", Ci, before, after));

    [Theory]
    [InlineData(
        "{\"checks\": {\"t\": {\"command\": \"x\"}}}",
        "{\"checks\": {\"t\": {\"command\": \"true\"}}}",
        "block"
    )]
    [InlineData("{\"checks\": {\"t\": {\"command\": \"x\"}}}", "{}", "block")]
    [InlineData("{\"checks\": {}}", "{\"checks\": {\"t\": {\"command\": \"x\"}}}", "")]
    [InlineData("{}", "{\"gate\": {\"rules\": {\"docs-only\": \"off\"}}}", "block")]
    [InlineData("{\"gate\": {}}", "{\"gate\": {}, \"loops\": {}}", "")]
    [InlineData("{\"checks\": {\"t\": 1}}", null, "block")]
    public void A_change_of_its_own_gate_is_told(string before, string? after, string expected) =>
        Assert.Equal(expected, Changes.Say("suppression-of-gate", "interlock.json", before, after));

    [Fact]
    public void A_waiver_of_the_change_is_told() =>
        Assert.Equal("block", Changes.Say("suppression-of-gate", ".interlock/waivers.json", null, "[]"));

    [Theory]
    [InlineData("if n == 4711:\n        return 1234\n", "warn 2")]
    [InlineData("if n == 7:\n        return n\n", "")]
    [InlineData(
        "if n == 'one two':\n        return 3\n    if n == 'two 2':\n        return 4\n    if n == 'a, b':\n        return 5\n",
        "block 2, block 4, block 6"
    )]
    public void Answers_to_the_tests_own_questions_are_told(string body, string expected)
    {
        const string tests =
            "assert f(4711) == 1234\nassert f('one two') == 3\nassert f('two 2') == 4\nassert f('a, b') == 5\n";
        var change = Changes.Of(
            Changes.File("app.py", null, $"def f(n):\n    {body}"),
            Changes.File("test_app.py", null, tests)
        );
        Assert.Equal(expected, Changes.Say("special-cased-input", change));
    }
}
