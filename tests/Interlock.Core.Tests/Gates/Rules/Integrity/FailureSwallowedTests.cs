using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Integrity;

public sealed class FailureSwallowedTests
{
    private const string Id = "failure-swallowed";
    private const string Ci = ".github/workflows/ci.yml";

    [Theory]
    [InlineData("scripts/ci.sh", "pytest -q || true\n", "block 1")]
    [InlineData("scripts/ci.sh", "pytest -q 2>/dev/null || :\n", "block 1")]
    [InlineData("scripts/ci.sh", "npm run test || echo failed\n", "block 1")]
    [InlineData("scripts/ci.sh", "go test ./... ; true\n", "block 1")]
    [InlineData("scripts/ci.sh", "cargo test || exit 0\n", "block 1")]
    [InlineData("scripts/ci.sh", "bash -c 'dotnet test || true'\n", "block 1")]
    [InlineData("scripts/ci.sh", "set +e\npytest\nexit 0\n", "block 1")]
    [InlineData("scripts/ci.sh", "set +e\npytest\ncode=$?\nset -e\nexit $code\n", "")]
    [InlineData("scripts/ci.sh", "pytest || { echo failed; exit 1; }\n", "")]
    [InlineData("scripts/ci.sh", "rm -rf build || true\n", "")]
    [InlineData("scripts/ci.sh", "# pytest || true\necho 'pytest || true'\n", "")]
    [InlineData("scripts/ci.sh", "which pytest || true\n", "")]
    [InlineData("Makefile", "test:\n\tpytest || true\n", "block 2")]
    [InlineData("Makefile", "test:\n\t-pytest\nclean:\n\t-rm -rf x\n", "block 2")]
    [InlineData("package.json", "{\"scripts\": {\n\"test\": \"jest --passWithNoTests\"}}", "block 2")]
    [InlineData("package.json", "{\"scripts\": {\n\"lint\": \"eslint . || true\"}}", "block 2")]
    [InlineData("package.json", "{\"scripts\": {\"clean\": \"rm -r dist || true\"}}", "")]
    [InlineData("pom.xml", "<p>\n<testFailureIgnore>true</testFailureIgnore></p>", "block 2")]
    [InlineData("pom.xml", "<p><testFailureIgnore>false</testFailureIgnore></p>", "")]
    [InlineData("build.gradle.kts", "tasks.test {\n    ignoreFailures = true\n}", "block 2")]
    [InlineData("Jenkinsfile", "node {\n  sh 'mvn verify || true'\n}", "block 2")]
    [InlineData(Ci, "jobs:\n  a:\n    steps:\n      - run: pytest\n        continue-on-error: true\n", "block 5")]
    [InlineData(Ci, "jobs:\n  a:\n    continue-on-error: true\n    steps:\n      - run: pytest\n", "block 3")]
    [InlineData(
        Ci,
        "jobs:\n  a:\n    steps:\n      - run: pytest\n      - uses: up/load@v4\n        continue-on-error: true\n",
        "warn 6"
    )]
    [InlineData(
        Ci,
        "jobs:\n  a:\n    steps:\n      - run: |\n          npm ci\n          npm test || true\n",
        "block 6"
    )]
    [InlineData(Ci, "jobs:\n  a:\n    steps:\n      - run: docker rm x || true\n", "warn 4")]
    [InlineData("config/app.yml", "continue-on-error: true\n", "")]
    [InlineData("test_a.py", "try:\n    assert f() == 1\nexcept AssertionError:\n    pass\n", "block 3")]
    [InlineData("test_a.py", "try:\n    assert f() == 1\nexcept:\n    pass\n", "block 3")]
    [InlineData("test_a.py", "try:\n    f()\nexcept ValueError:\n    pass\n", "")]
    [InlineData("app.py", "try:\n    f()\nexcept Exception:\n    pass\n", "warn 3")]
    [InlineData("app.py", "try:\n    f()\nexcept Exception:\n    log.error(1)\n", "")]
    [InlineData("app.py", "try:\n    os.remove(p)\nexcept FileNotFoundError:\n    pass\n", "")]
    [InlineData("a.test.js", "try { expect(f()).toBe(1); }\ncatch (e) {}\n", "block 2")]
    [InlineData("a.test.js", "await server.close().catch(() => {});\n", "warn 1")]
    [InlineData("ATests.cs", "try { Assert.Equal(1, F()); }\ncatch (Exception) { }\n", "block 2")]
    [InlineData("A.cs", "try { F(); } catch (OperationCanceledException) { }\n", "")]
    [InlineData("ATest.java", "try { assertEquals(1, f()); }\ncatch (Throwable t) { }\n", "block 2")]
    [InlineData("ATest.php", "<?php try { $this->assertSame(1, f()); }\ncatch (\\Throwable $e) {}\n", "block 2")]
    [InlineData("a_spec.rb", "begin\n  expect(f).to eq 1\nrescue Exception\nend\n", "block 3")]
    public void A_swallowed_failure_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say(Id, path, null, text));

    [Fact]
    public void What_was_there_before_or_moved_is_not_told()
    {
        const string old = "pytest || true\n";
        Assert.Equal("", Changes.Say(Id, "ci.sh", old, $"make\n{old}"));
        Assert.Equal("", Changes.Say(Id, Changes.Of(Changes.File("a.sh", old, null), Changes.File("b.sh", null, old))));
        Assert.Equal("block 2", Changes.Say(Id, "ci.sh", old, $"{old}{old}"));
    }
}
