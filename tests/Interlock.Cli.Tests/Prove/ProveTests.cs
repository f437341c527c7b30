using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Prove;

public sealed class ProveTests
{
    private const int Limit = 60_000;

    private static TestRepository Repository()
    {
        var repository = new TestRepository();
        repository.Write(
            "interlock.json",
            """{"checks": {"test": {"command": "cat value && test \"$(cat value)\" = good"}}}"""
        );
        repository.Write("value", "good\n");
        repository.Commit();
        return repository;
    }

    [Fact(Timeout = Limit)]
    public async Task The_tree_that_lies_in_the_checkout_is_judged_and_evidence_is_used_again()
    {
        using var repository = Repository();
        using var face = new TestFace();
        var (exit, first) = await ProveAsync(face, repository);
        Assert.Equal((0, "proved"), (exit, first.GetProperty("verdict").GetString()));
        Assert.Equal(repository.Git("rev-parse", "HEAD^{tree}").Trim(), first.GetProperty("tree").GetString());
        Assert.False(first.GetProperty("checks")[0].GetProperty("reused").GetBoolean());
        (_, var second) = await ProveAsync(face, repository);
        Assert.True(second.GetProperty("checks")[0].GetProperty("reused").GetBoolean());
    }

    [Theory(Timeout = Limit)]
    [InlineData("work", "refuted", "proved", "proved")]
    [InlineData("staged", "refuted", "refuted", "proved")]
    [InlineData("hidden", "refuted", "proved", "proved")]
    public async Task Each_state_of_the_checkout_has_a_verdict_of_its_own(
        string where,
        string working,
        string staged,
        string committed
    )
    {
        using var repository = Repository();
        using var face = new TestFace();
        if (where == "hidden")
            repository.Git("update-index", "--assume-unchanged", "value");
        repository.Write("value", "bad\n");
        if (where == "staged")
            repository.Git("add", "value");
        Assert.Equal(working, await VerdictAsync(face, repository));
        Assert.Equal(staged, await VerdictAsync(face, repository, "--staged"));
        Assert.Equal(committed, await VerdictAsync(face, repository, "--committed"));
        Assert.Equal("bad\n", repository.Read("value"));
    }

    [Fact(Timeout = Limit)]
    public async Task An_untracked_file_counts_and_an_uncommitted_configuration_does_not()
    {
        using var repository = Repository();
        using var face = new TestFace();
        repository.Write("interlock.json", """{"checks": {"test": {"command": "true"}}}""");
        repository.Write("value", "bad\n");
        Assert.Equal("refuted", await VerdictAsync(face, repository));
        repository.Write("extra", "x");
        var (_, document) = await ProveAsync(face, repository, "--check", "there=test -f extra", "there");
        Assert.Equal("proved", document.GetProperty("verdict").GetString());
        Assert.Contains("uncommitted edits", $"{document.GetProperty("notes")[0]}", StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task What_cannot_be_proved_is_said()
    {
        using var repository = Repository();
        using var face = new TestFace();
        var (exit, document) = await ProveAsync(face, repository, "tset");
        Assert.Equal((2, "check_unknown"), (exit, Class(document)));
        Assert.Contains(
            "did you mean 'test'",
            $"{document.GetProperty("failure").GetProperty("message")}",
            StringComparison.Ordinal
        );
        repository.Git("rm", "-q", "interlock.json");
        repository.Commit();
        (exit, document) = await ProveAsync(face, repository);
        Assert.Equal((2, "no_checks"), (exit, Class(document)));
        (exit, document) = await ProveAsync(face, repository, "--staged", "--committed");
        Assert.Equal((2, "usage"), (exit, Class(document)));
        (exit, document) = await ProveAsync(face, repository, "--check", "test=no-such-program-x");
        Assert.Equal((1, "refuted"), (exit, document.GetProperty("verdict").GetString()));
    }

    private static string? Class(JsonElement document) =>
        document.GetProperty("failure").GetProperty("class").GetString();

    private static async Task<string?> VerdictAsync(TestFace face, TestRepository repository, params string[] more) =>
        (await ProveAsync(face, repository, more)).Document.GetProperty("verdict").GetString();

    private static async Task<(int Exit, JsonElement Document)> ProveAsync(
        TestFace face,
        TestRepository repository,
        params string[] more
    )
    {
        face.Output.GetStringBuilder().Clear();
        var exit = await face.RunAsync(["prove", "--json", "--repo", repository.Root, .. more]);
        return (exit, JsonElement.Parse(face.Output.ToString()));
    }
}
