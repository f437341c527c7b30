using System.Text.Json;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelSessionTests
{
    [Theory(Timeout = 30_000)]
    [MemberData(nameof(ModelTurnTests.Protocols), MemberType = typeof(ModelTurnTests))]
    public async Task A_conversation_is_resumed_with_all_that_was_said(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            new Step
            {
                Tool = "list",
                Arguments = [],
                Thinks = "deep thought",
            },
            ModelBench.Says("The first answer.")
        );
        var first = await bench.RunAsync(bench.Turn("the first prompt"));

        var second = await bench.RunAsync(bench.Turn("the second prompt", "s2") with { Resume = first.Session });

        Assert.Null(second.Failure);
        Assert.Equal(first.Session, second.Session);
        var last = bench.Stub.Requests[^1];
        Assert.Equal(["the first prompt", "the second prompt"], last.Conversation.Prompts);
        Assert.Contains("The first answer.", last.Body, StringComparison.Ordinal);
        Assert.Contains("README.md", string.Join('\n', last.Conversation.ToolResults), StringComparison.Ordinal);
        Assert.Contains("deep thought", last.Body, StringComparison.Ordinal); // what the provider needs back
    }

    [Fact(Timeout = 30_000)]
    public async Task A_conversation_that_is_not_there_is_a_failure_and_spends_nothing()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("never"));

        var result = await bench.RunAsync(bench.Turn() with { Resume = "chat-0000" });

        Assert.Equal("unknown_session", result.Failure?.Class);
        Assert.Empty(bench.Stub.Requests);
    }

    // The home is copied while a command works: that is what a kill -9 of the engine leaves.
    [Theory(Timeout = 30_000)]
    [InlineData("openai")]
    [InlineData("deepseek")]
    [InlineData("anthropic")]
    public async Task What_a_killed_engine_leaves_can_be_resumed_and_the_open_call_is_answered(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            new Scenario([
                new Rule { Turn = 1, Steps = [ModelBench.Uses("shell", ("command", "echo x > begun; sleep 600"))] },
                new Rule { Turn = 2, Steps = [ModelBench.Says("Resumed.")] },
            ])
        );
        using var killed = new TempFolder();
        using var stop = new CancellationTokenSource();
        var begun = bench.Pipe("begun");
        var running = bench.RunAsync(bench.Turn(), stop.Token);
        await Task.Run(() => File.ReadAllText(begun));
        var left = await File.ReadAllTextAsync(Path.Combine(bench.Home, "conversation.jsonl"));
        await File.WriteAllTextAsync(killed["conversation.jsonl"], left + "{\"type\":\"tool\",\"call\":\"ha");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(bench.Survivors());
        var id = bench.Updates.First().Session;

        var result = await bench.RunAsync(bench.Turn("go on", "s2") with { Resume = id, HomeFolder = killed.Path });

        Assert.Equal(("Resumed.", null), (result.Text, result.Failure?.Message));
        Assert.Contains("Interrupted before it was done", bench.LastResult, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupted_turn_keeps_its_conversation(bool inTool)
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            new Scenario([
                new Rule
                {
                    Turn = 1,
                    Steps =
                    [
                        inTool
                            ? ModelBench.Uses("shell", ("command", "echo x > begun; sleep 600"))
                            : new Step { Hang = true },
                    ],
                },
                new Rule { Turn = 2, Steps = [ModelBench.Says("Went on.")] },
            ])
        );
        using var interrupt = new CancellationTokenSource();
        var begun = bench.Pipe("begun");
        var running = bench.RunAsync(bench.Turn() with { Interrupt = interrupt.Token });
        await bench.Stub.FirstRequest;
        if (inTool)
            await Task.Run(() => File.ReadAllText(begun));
        await interrupt.CancelAsync();

        var ended = await running;
        var resumed = await bench.RunAsync(bench.Turn("and now?", "s2") with { Resume = ended.Session });

        Assert.Equal("interrupted", ended.Failure?.Class);
        Assert.Empty(bench.Survivors());
        Assert.Equal("Went on.", resumed.Text);
        Assert.Equal(["do it", "and now?"], bench.Stub.Requests[^1].Conversation.Prompts);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_turn_ends_at_its_time_limit_also_inside_a_command()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "sleep 600"))
        );

        var result = await bench.RunAsync(bench.Turn() with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Equal(1000, result.Usage.Input);
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_conversation_too_long_for_the_model_goes_on_without_old_results()
    {
        var full = new Step
        {
            Status = 400,
            Body = """{"error":{"code":"context_length_exceeded","message":"too long"}}""",
        };
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("read", ("path", "long.txt")),
            ModelBench.Uses("list"),
            full,
            ModelBench.Says("Done.")
        );
        bench.Repository.Write("long.txt", new string('x', 5000));

        var result = await bench.RunAsync();

        Assert.Equal("Done.", result.Text);
        var sent = bench.Stub.Requests.Select(request => request.Body.Contains("xxxxx", StringComparison.Ordinal));
        Assert.Equal([false, true, true, false], sent);
        Assert.Contains("left out to save room", bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_models_of_the_provider_are_listed_else_the_known_ones()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("never"));

        var found = await bench.Agent().ListModelsAsync(default);
        var known = await bench.Agent(("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")).ListModelsAsync(default);

        Assert.Equal(("provider", null), (found.Source, found.Failure));
        Assert.Equal(["m1", "m2"], found.Models.Select(model => model.Id));
        Assert.True(found.Models[0].IsDefault);
        Assert.Equal(("built_in", "network"), (known.Source, known.Failure?.Class));
        Assert.Equal(bench.Provider.Models, known.Models.Select(model => model.Id));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_protocol_is_recorded_as_json_lines()
    {
        await using var bench = await ModelBench.StartAsync("openai", ModelBench.Says("Done."));

        await bench.RunAsync();

        var lines = bench.Record("protocol.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var from = lines.Select(line => JsonElement.Parse(line).GetProperty("from").GetString());
        Assert.Equal(["engine", "agent"], from);
        Assert.Equal("Done.", bench.Record("result.md"));
    }
}
