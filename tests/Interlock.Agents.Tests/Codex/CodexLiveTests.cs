using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexLiveTests
{
    [Fact(Timeout = 30_000)]
    public async Task Session_model_tokens_and_message_are_told_while_the_turn_runs()
    {
        await using var bench = await CodexBench.StartAsync(
            new Step { Shell = "true" },
            new Step { Say = "All done with stub-key-1234567 now." }
        );
        var told = new List<TurnUpdate>();

        var result = await bench.RunAsync(bench.Turn() with { Update = told.Add });

        Assert.Equal(result.Session, told.First(update => update.Session is not null).Session);
        Assert.Contains(told, update => update.Model == result.Model);
        Assert.Equal([1000, 2100], told.Select(u => u.Usage?.Input).OfType<long>().Distinct());
        Assert.Equal(result.Text, told.Last(update => update.Message is not null).Message);
        Assert.DoesNotContain(told, u => u.Message?.Contains("stub-key-1", StringComparison.Ordinal) == true);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_is_told_while_it_is_written()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Hang = true, Beginning = "Half a sent" });
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = new CancellationTokenSource();

        var running = bench.RunAsync(
            bench.Turn() with
            {
                Interrupt = interrupt.Token,
                Update = update =>
                {
                    if (update.Message is { } message)
                        told.TrySetResult(message);
                },
            }
        );

        Assert.Equal("Half a ", await told.Task);
        await interrupt.CancelAsync();
        Assert.Equal("interrupted", (await running).Failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task Effort_instructions_and_pictures_reach_the_model()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Seen." });
        var picture = bench.Picture();

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Effort = "high",
                Instructions = "SPEAK-LIKE-A-PIRATE",
                Images = [picture],
            }
        );

        Assert.Null(result.Failure);
        var body = Assert.Single(bench.Stub.Requests).Body;
        Assert.Contains(
            "\"effort\":\"high\"",
            body.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("SPEAK-LIKE-A-PIRATE", body, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_that_is_none_is_refused_before_anything_starts()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Seen." });

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Images = [Path.Combine(bench.Repository.Root, "README.md")],
            }
        );

        Assert.Equal("bad_image", result.Failure?.Class);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_models_are_listed_without_spending_anything()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Never." });

        var listing = await bench.Agent().ListModelsAsync(default);

        Assert.Equal(("runtime", null), (listing.Source, listing.Failure));
        Assert.Single(listing.Models, model => model.IsDefault);
        Assert.Contains(listing.Models, model => model.Efforts.Contains("high"));
        Assert.Empty(bench.Stub.Requests);
    }
}
