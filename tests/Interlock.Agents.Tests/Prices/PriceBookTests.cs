using Interlock.Agents.Prices;
using Interlock.Core.Agents;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Prices;

public sealed class PriceBookTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cached_input_has_its_own_price() =>
        Assert.Equal(
            5m + 0.5m * 2 + 30m * 0.5m,
            PriceBook.BuiltIn.Cost("gpt-5.5", new TokenUsage(3_000_000, 2_000_000, 500_000, 100))
        );

    [Theory]
    [InlineData("openai/gpt-5.5", "gpt-5.5")]
    [InlineData("gpt-5.5-2026-04-23", "gpt-5.5")]
    [InlineData("GPT-5.5", "gpt-5.5")]
    [InlineData("claude-opus-4-5-20251101", "claude-opus-4-5")]
    [InlineData("claude-opus-4-5@20251101", "claude-opus-4-5")]
    [InlineData("claude-sonnet-4-5[1m]", "claude-sonnet-4-5")]
    [InlineData("claude-sonnet-4-5-20250929[1m]", "claude-sonnet-4-5")]
    public void A_snapshot_costs_what_its_model_costs(string name, string model) =>
        Assert.Equal(model, PriceBook.BuiltIn.Find(name)?.Model);

    [Theory]
    [InlineData("gpt-5.5-mini")]
    [InlineData("gpt-5")]
    [InlineData("llama")]
    [InlineData("")]
    [InlineData(null)]
    public void A_model_without_a_price_costs_nothing_that_is_known(string? model) =>
        Assert.Null(PriceBook.BuiltIn.Cost(model, new TokenUsage(1, 0, 1, 0)));

    [Fact]
    public void Unknown_tokens_have_no_price() =>
        Assert.Null(PriceBook.BuiltIn.Cost("gpt-5.5", new TokenUsage(null, null, 5, null)));

    [Fact]
    public void Every_row_says_when_and_where_it_was_read() =>
        Assert.All(
            PriceBook.BuiltIn.All,
            row =>
            {
                Assert.Matches(@"^2026-\d\d-\d\d$", row.Date);
                Assert.StartsWith("https://", row.Source, StringComparison.Ordinal);
                Assert.True(row.Input > 0 && row.Output >= row.Input && (row.CachedInput ?? 0) <= row.Input, row.Model);
            }
        );

    [Fact]
    public void The_users_own_file_wins()
    {
        File.WriteAllText(
            folder["prices.json"],
            """{"models": [{"model": "gpt-5.5", "input": 1, "cachedInput": null, "output": 2}, {"model": "own", "input": 3, "cachedInput": 1, "output": 4},]}"""
        );
        var (book, failure) = PriceBook.Of(
            Host.Environment(folder.Path, (PriceBook.Variable, "prices.json")),
            folder.Path
        );
        Assert.Null(failure);
        Assert.Equal(
            (3m, 7m, 15m),
            (
                book.Cost("gpt-5.5", new TokenUsage(1_000_000, null, 1_000_000, null)),
                book.Cost("own", new TokenUsage(1_000_000, 0, 1_000_000, null)),
                book.Find("gpt-5.4")!.Output
            )
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"models": [{"model": "m", "input": 1}]}""")]
    [InlineData("""{"models": [{"model": "m", "input": -1, "cachedInput": 0, "output": 1}]}""")]
    [InlineData(null)]
    public void A_file_that_cannot_be_used_is_a_failure_that_names_it(string? content)
    {
        if (content is not null)
            File.WriteAllText(folder["mine.json"], content);
        var (_, failure) = PriceBook.Of(Host.Environment(folder.Path, (PriceBook.Variable, "mine.json")), folder.Path);
        Assert.Equal("prices_unreadable", failure?.Class);
        Assert.Contains(folder["mine.json"], failure!.Message, StringComparison.Ordinal);
    }
}
