using System.Text.Json;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Gate;

public sealed class WitnessTests
{
    private const int Limit = 120_000;

    // A product of one line and tests that source it: any language would do, this one starts fast.
    private static TestRepository Repository(string gate = "")
    {
        var repository = new TestRepository();
        repository.Write("interlock.json", $$$"""{"checks": {"test": {"command": "sh tests/all.sh"}}{{{gate}}}}""");
        repository.Write("add.sh", "add() { echo $(($1 + $2)); }\nname() { echo adder; }\n");
        repository.Write("tests/all.sh", "set -e\n. ./add.sh\ntest \"$(add 1 2)\" = 3\n");
        repository.Commit();
        return repository;
    }

    [Fact(Timeout = Limit)]
    public async Task Tests_that_were_made_to_fit_the_new_code_are_found_by_the_old_ones()
    {
        using var repository = Repository();
        repository.Write("add.sh", "add() { echo 4; }\nname() { echo adder; }\n");
        repository.Write("tests/all.sh", "set -e\n. ./add.sh\ntest \"$(add 1 2)\" = 4\n");
        var document = await GateAsync(repository);
        Assert.Equal("unproved", Verdict(document));
        Assert.Equal(("unproved", "witness-base-tests"), (Said(document, "base_tests"), Rule(document)));
        Assert.Equal("proved", Said(document, "head_tests"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_new_test_that_is_green_without_the_change_proves_nothing()
    {
        using var repository = Repository();
        repository.Write("add.sh", "add() { echo $(($1 + $2)); }\nname() { echo Adder; }\n");
        repository.Write("tests/all.sh", "set -e\n. ./add.sh\ntest \"$(add 1 2)\" = 3\ntest -n \"$(name)\"\n");
        var document = await GateAsync(repository);
        Assert.Equal("unproved", Verdict(document));
        Assert.Equal(("unproved", "witness-head-tests"), (Said(document, "head_tests"), Rule(document)));
        Assert.Equal("proved", Said(document, "base_tests"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_change_with_a_test_that_tells_is_proved_and_its_evidence_is_kept()
    {
        using var repository = Repository();
        using var face = new TestFace();
        repository.Write("add.sh", "add() { echo $(($1 + $2)); }\nname() { echo Adder; }\n");
        repository.Write("tests/all.sh", "set -e\n. ./add.sh\ntest \"$(add 1 2)\" = 3\ntest \"$(name)\" = Adder\n");
        Assert.Equal("proved", Verdict(await GateAsync(repository, face)));
        var again = await GateAsync(repository, face);
        Assert.Equal("proved", Verdict(again));
        Assert.All(
            again.GetProperty("witnesses").EnumerateArray(),
            one => Assert.Equal(0, one.GetProperty("seconds").GetDouble())
        );
    }

    [Fact(Timeout = Limit)]
    public async Task A_hunk_that_no_test_misses_is_named()
    {
        using var repository = Repository(
            """, "gate": {"witnesses": {"ask": ["ablation"]}, "rules": {"witness-ablation": "block"}}"""
        );
        repository.Write("add.sh", "add() { echo $(($2 + $1)); }\nname() { echo adder; }\nextra() { echo 1; }\n");
        repository.Write("tests/all.sh", "set -e\n. ./add.sh\ntest \"$(add 1 2)\" = 3\ntest \"$(extra)\" = 1\n");
        var document = await GateAsync(repository);
        Assert.Equal("unproved", Verdict(document));
        var finding = Assert.Single(document.GetProperty("findings").EnumerateArray().ToList());
        Assert.Equal(("add.sh", 1), ($"{finding.GetProperty("file")}", finding.GetProperty("line").GetInt32()));
        Assert.Equal(2, document.GetProperty("witnesses").GetArrayLength());
    }

    [Fact(Timeout = Limit)]
    public async Task A_check_that_contradicts_itself_proves_nothing()
    {
        using var repository = Repository();
        using var folder = new TempFolder();
        repository.Write("add.sh", "add() { echo $(($1 + $2)); }\n");
        using var face = new TestFace(("INTERLOCK_CONFINEMENT", "off"));
        var document = await GateAsync(repository, face, "--check", $"test=mkdir {folder["once"]}");
        Assert.Equal("unproved", Verdict(document));
        Assert.Equal(("unproved", "witness-flake"), (Said(document, "flake"), Rule(document)));
    }

    private static string? Verdict(JsonElement document) => document.GetProperty("verdict").GetString();

    private static string? Rule(JsonElement document) =>
        document
            .GetProperty("findings")
            .EnumerateArray()
            .Select(one => one.GetProperty("rule").GetString())
            .First(rule => rule!.StartsWith("witness-", StringComparison.Ordinal));

    private static string? Said(JsonElement document, string kind) =>
        document
            .GetProperty("witnesses")
            .EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == kind)
            .GetProperty("verdict")
            .GetString();

    private static async Task<JsonElement> GateAsync(
        TestRepository repository,
        TestFace? given = null,
        params string[] more
    )
    {
        var face = given ?? new TestFace();
        face.Output.GetStringBuilder().Clear();
        await face.RunAsync(["gate", "--json", "--repo", repository.Root, .. more]);
        if (given is null)
            face.Dispose();
        return JsonElement.Parse(face.Output.ToString());
    }
}
