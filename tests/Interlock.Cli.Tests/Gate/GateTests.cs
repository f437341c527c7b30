using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Gate;

public sealed class GateTests
{
    private const int Limit = 60_000;
    private const string Check = """
        "checks": {"test": {"command": "test \"$(cat value)\" = good"}}
        """;

    private static TestRepository Repository(string more = "")
    {
        var repository = new TestRepository();
        repository.Write("interlock.json", $"{{{Check}{more}}}").Write("value", "good\n").Commit();
        return repository;
    }

    [Fact(Timeout = Limit)]
    public async Task A_green_change_is_proved_and_a_red_one_refuted()
    {
        using var repository = Repository();
        repository.Write("more.py", "x = 1\n");
        var (exit, document) = await GateAsync(repository);
        Assert.Equal((0, "proved"), (exit, document.GetProperty("verdict").GetString()));
        repository.Write("value", "bad\n");
        (exit, document) = await GateAsync(repository);
        Assert.Equal((1, "refuted"), (exit, document.GetProperty("verdict").GetString()));
        Assert.Equal(repository.Git("rev-parse", "HEAD").Trim(), document.GetProperty("base").GetString());
    }

    [Fact(Timeout = Limit)]
    public async Task A_finding_that_blocks_leaves_a_green_tree_unproved()
    {
        using var repository = Repository();
        var (exit, document) = await GateAsync(repository);
        Assert.Equal((1, "unproved"), (exit, document.GetProperty("verdict").GetString()));
        var finding = document.GetProperty("findings")[0];
        Assert.Equal(
            ("empty-change", "block"),
            ($"{finding.GetProperty("rule")}", $"{finding.GetProperty("severity")}")
        );
    }

    [Fact(Timeout = Limit)]
    public async Task The_policy_of_the_base_counts_and_not_the_changes_own()
    {
        using var repository = Repository(""", "gate": {"rules": {"empty-change": "warn"}}""");
        var (exit, _) = await GateAsync(repository);
        Assert.Equal(0, exit);
        using var strict = Repository();
        strict
            .Write("interlock.json", """{"checks": {"test": {"command": "true"}}}""")
            .Write("value", "bad\n")
            .Commit();
        (exit, var document) = await GateAsync(strict, "--base", "HEAD~1");
        Assert.Equal((1, "refuted"), (exit, document.GetProperty("verdict").GetString()));
    }

    [Fact(Timeout = Limit)]
    public async Task A_pushed_branch_is_judged_since_it_left_the_main_line()
    {
        using var repository = Repository();
        var start = repository.Git("rev-parse", "HEAD").Trim();
        repository.Git("update-ref", "refs/remotes/origin/main", start);
        repository.Git("checkout", "-q", "-b", "feature");
        repository
            .Write("interlock.json", """{"checks": {"test": {"command": "true"}}}""")
            .Write("value", "bad\n")
            .Commit();
        repository.Git("update-ref", "refs/remotes/origin/feature", "HEAD");
        repository.Git("config", "remote.origin.url", "nowhere");
        repository.Git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
        repository.Git("config", "branch.feature.remote", "origin");
        repository.Git("config", "branch.feature.merge", "refs/heads/feature");
        var (exit, document) = await GateAsync(repository);
        Assert.Equal(
            (1, "refuted", start),
            (exit, $"{document.GetProperty("verdict")}", $"{document.GetProperty("base")}")
        );
    }

    [Fact(Timeout = Limit)]
    public async Task A_wrong_policy_or_base_is_named()
    {
        using var repository = Repository(""", "gate": {"rules": {"emty-change": "warn", "empty-change": "loud"}}""");
        var (exit, document) = await GateAsync(repository);
        Assert.Equal(2, exit);
        var message = $"{document.GetProperty("failure").GetProperty("message")}";
        Assert.Contains("did you mean 'empty-change'", message, StringComparison.Ordinal);
        Assert.Contains("is off, warn or block", message, StringComparison.Ordinal);
        (exit, document) = await GateAsync(repository, "--base", "nowhere");
        Assert.Equal(78, exit);
        Assert.Contains(
            "nowhere",
            $"{document.GetProperty("failure").GetProperty("message")}",
            StringComparison.Ordinal
        );
    }

    private static async Task<(int Exit, JsonElement Document)> GateAsync(
        TestRepository repository,
        params string[] more
    )
    {
        using var face = new TestFace();
        var exit = await face.RunAsync(["gate", "--json", "--repo", repository.Root, .. more]);
        return (exit, JsonElement.Parse(face.Output.ToString()));
    }
}
