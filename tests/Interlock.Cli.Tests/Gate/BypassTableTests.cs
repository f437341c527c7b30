using System.Text.Json;

namespace Interlock.Cli.Tests.Gate;

public sealed class BypassTableTests
{
    private const int Limit = 60_000;

    public static TheoryData<string> Names => [.. BypassCases.All.Select(one => one.Name)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task Every_known_way_around_a_gate_is_closed_and_honest_work_passes(string name)
    {
        var known = BypassCases.All.Single(one => one.Name == name);
        using var repository = BypassCases.Repository();
        var start = repository.Git("rev-parse", "HEAD").Trim();
        known.Do(repository);
        using var face = new TestFace();
        var exit = await face.RunAsync(["gate", "--json", "--base", start, "--repo", repository.Root]);
        var document = JsonElement.Parse(face.Output.ToString());
        var verdict = $"{document.GetProperty("verdict")}";
        var blocking = document
            .GetProperty("findings")
            .EnumerateArray()
            .Where(finding => $"{finding.GetProperty("severity")}" == "block")
            .Select(finding => $"{finding.GetProperty("rule")}")
            .ToList();
        if (known.IsRefuted)
            Assert.Equal((1, "refuted"), (exit, verdict));
        else if (known.Rules.Length == 0)
            Assert.True((exit, verdict) == (0, "proved"), $"{verdict}: {string.Join(", ", blocking)}");
        else
            Assert.True(
                (exit, verdict) == (1, "unproved") && blocking.Intersect(known.Rules).Any(),
                $"{verdict}: {string.Join(", ", blocking)}"
            );
    }
}
