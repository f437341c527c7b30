using Interlock.Core.Agents;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelTurnTests
{
    public static TheoryData<string> Protocols { get; } = ["openai", "deepseek", "anthropic", "minimax"];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Protocols))]
    public async Task A_model_edits_a_file_and_its_tokens_are_counted_exactly(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            ModelBench.Uses("edit", ("path", "README.md"), ("old", "hello"), ("new", "goodbye")),
            ModelBench.Says("Changed it.")
        );

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Equal("Changed it.", result.Text);
        Assert.Equal("goodbye\n", bench.Repository.Read("README.md"));
        Assert.Equal("m1", result.Model);
        Assert.Equal((2100, 400, 41), (result.Usage.Input, result.Usage.CachedInput, result.Usage.Output));
        Assert.Equal(UsageQuality.Exact, result.Usage.Quality);
        Assert.Equal(bench.Provider.Api == Agents.Models.Providers.ApiKind.Messages ? null : 6, result.Usage.Reasoning);
        Assert.Equal(64, result.InstructionsDigest?.Length);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Protocols))]
    public async Task News_tell_the_session_first_then_the_message_and_the_tokens(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            ModelBench.Uses("list"),
            ModelBench.Says("line one\nline two\n")
        );

        var result = await bench.RunAsync();

        Assert.Equal(result.Session, bench.Updates.First().Session);
        Assert.Contains(bench.Updates, update => update.Usage?.Input == 1000);
        Assert.Equal(2100, bench.Updates.Last().Usage?.Input);
        Assert.Equal("line one\nline two\n", bench.Updates.Last(update => update.Message is not null).Message);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Protocols))]
    public async Task The_key_reaches_the_provider_and_nothing_else(string provider)
    {
        await using var bench = await ModelBench.StartAsync(
            provider,
            ModelBench.Uses("shell", ("command", "env; echo $((40 + 2))")),
            ModelBench.Says($"The key is {ModelBench.Key}.")
        );

        var result = await bench.RunAsync();

        var headers = bench.Stub.Requests[0].Headers;
        Assert.Contains(ModelBench.Key, string.Join(' ', headers.Values), StringComparison.Ordinal);
        Assert.Contains("42", bench.LastResult, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelBench.Key, bench.LastResult, StringComparison.Ordinal);
        Assert.Equal("The key is [redacted].", result.Text);
        Assert.DoesNotContain(ModelBench.Key, bench.Record("protocol.jsonl"), StringComparison.Ordinal);
        Assert.Equal("The key is [redacted].", bench.Updates.Last(update => update.Message is not null).Message);
    }
}
