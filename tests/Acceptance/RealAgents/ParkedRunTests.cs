using System.Text.Json;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

/// <summary>A workflow whose provider says when it can be asked again.</summary>
public sealed class ParkedRunTests
{
    private const string Script =
        "return parallel(['fine', 'busy'].map((name) => () => agent(`Say ${name}`, { label: name })));";

    private static readonly Scenario Mended = new([Says("fine"), Says("busy")]);

    [Fact(Timeout = 120_000)]
    public async Task A_parked_run_tells_the_time_and_goes_on_after_it_was_killed()
    {
        await using var bench = await MixedBench.StartAsync(Away(3600), "\"agents\": {}");
        using var engine = Start(bench);
        var parked = await WaitingAsync(bench);
        Assert.Equal(1, parked.GetProperty("nodes").GetProperty("waiting").GetInt32());
        Assert.Equal(0, parked.GetProperty("nodes").GetProperty("working").GetInt32());
        var until = parked.GetProperty("nodes").GetProperty("waitingUntil").GetDateTimeOffset();
        Assert.InRange(until, DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(70));

        engine.Kill();
        await engine.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("interrupted", (await ShowAsync(bench)).GetProperty("state").GetString());
        var before = Asked(bench, "fine");
        bench.Stub.Play(Mended);
        var resumed = await bench.Cli.RunAsync("runs", "resume", "latest", "--json");

        Assert.True(resumed.Exit == 0, resumed.Output + resumed.Error);
        Assert.Equal("""["Said fine.","Said busy."]""", Compact(resumed.Json));
        Assert.Equal(before, Asked(bench, "fine"));
        Assert.Empty(bench.Survivors);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_parked_run_goes_on_by_itself_when_its_time_has_come()
    {
        await using var bench = await MixedBench.StartAsync(Away(12, times: 1), "\"agents\": {}");
        using var engine = Start(bench);
        await WaitingAsync(bench);
        bench.Stub.Play(Mended);
        var ended = await Cli.EndAsync(engine);
        Assert.True(ended.Exit == 0, ended.Output + ended.Error);
        Assert.Equal("""["Said fine.","Said busy."]""", Compact(ended.Json));
    }

    private static System.Diagnostics.Process Start(MixedBench bench)
    {
        bench.Repository.Write("parked.js", Script);
        return bench.Cli.Start(null, "run", "parked.js", "--agent", "openai:m1", "--json");
    }

    // The provider is away for who asks for "busy".
    private static Scenario Away(int seconds, int? times = null) =>
        new([
            Says("fine"),
            new Rule
            {
                Prompt = ["Say busy"],
                Times = times,
                Steps =
                [
                    new Step
                    {
                        Status = 429,
                        RetryAfter = seconds,
                        Forever = true,
                    },
                ],
            },
        ]);

    private static Rule Says(string name) =>
        new() { Prompt = [$"Say {name}"], Steps = [new Step { Say = $"Said {name}." }] };

    private static async Task<JsonElement> WaitingAsync(MixedBench bench)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (; ; await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            if (
                await ShowAsync(bench) is { ValueKind: JsonValueKind.Object } run
                && $"{run.GetProperty("state")}" == "waiting"
            )
                return run;
    }

    private static async Task<JsonElement> ShowAsync(MixedBench bench)
    {
        var shown = await bench.Cli.RunAsync("runs", "show", "--json");
        return shown.Exit == 0 ? shown.Json : default;
    }

    private static int Asked(MixedBench bench, string name) =>
        bench.Stub.Requests.Count(r => r.Conversation.LatestPrompt.Contains($"Say {name}", StringComparison.Ordinal));

    private static string Compact(JsonElement run) => JsonSerializer.Serialize(run.GetProperty("result"));
}
