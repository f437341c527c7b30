using Interlock.Core.Changes;
using Interlock.Core.Gates.Rules;
using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Scope;

public sealed class ProtectedPathTests
{
    private const string Id = "protected-path";

    [Theory]
    [InlineData(".github/workflows/ci.yml", "on: push", "on: pull_request", "block")]
    [InlineData(".github/workflows/ci.yml", "on: push", "on: push # main\n", "")]
    [InlineData(".github/workflows/new.yml", null, "on: push", "warn")]
    [InlineData(".github/workflows/ci.yml", "on: push", null, "block")]
    [InlineData(".husky/pre-commit", "npm test", "exit 0", "block")]
    [InlineData(".claude/settings.json", null, "{}", "block")]
    [InlineData("CODEOWNERS", "* @me", "", "block")]
    [InlineData("interlock.json", "{}", "{\"x\": 1}", "warn")]
    [InlineData("package-lock.json", "{}", "{\"x\": 1}", "warn")]
    [InlineData("src/app.py", "x = 1", "x = 2", "")]
    [InlineData("docs/ci.md", "a", "b", "")]
    public void What_belongs_to_a_person_is_told(string path, string? before, string? after, string expected) =>
        Assert.Equal(expected, Changes.Say(Id, path, before, after));

    [Fact]
    public void What_the_policy_names_is_protected_and_manifests_explain_lock_files()
    {
        var contract = Changes.Of(Changes.File("tests/contract/test_api.py", "assert a", "assert b"));
        Assert.Equal("", Changes.Say(Id, contract));
        Assert.Equal("block", Changes.Say(Id, contract with { Protected = ["tests/contract/"] }));
        Assert.Equal("block", Changes.Say(Id, contract with { Protected = ["tests/**/test_api.py"] }));
        Assert.Equal("", Changes.Say(Id, contract with { Protected = ["src/**"] }));
        var files = Changes.Of(Changes.File("package-lock.json", "{}", "[]"), Changes.File("package.json", "{}", "[]"));
        Assert.Equal("", Changes.Say(Id, files));
    }

    [Fact]
    public void A_file_that_rules_cannot_read_is_told()
    {
        var binary = new ChangedFile("lib/native.so", ChangeKind.Added, null, null, []) { IsOpaque = true };
        Assert.Equal("warn", Changes.Say("binary-opaque", Changes.Of(binary)));
        Assert.Equal("", Changes.Say("binary-opaque", Changes.Of(binary with { Path = "docs/logo.png" })));
        Assert.Equal("", Changes.Say("binary-opaque", Changes.Of(Changes.File("a.py", null, "x"))));
    }
}
