using Interlock.Core.Configuration;
using Xunit;

namespace Interlock.Core.Tests.Configuration;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["--check", "--tasks", "--agent", "--max-rounds", "--max-agents"];

    [Theory]
    [InlineData("--chekc", "--check")]
    [InlineData("--task", "--tasks")]
    [InlineData("--AGENT", "--agent")]
    [InlineData("--max-round", "--max-rounds")]
    public void A_typing_error_is_understood(string written, string meant) =>
        Assert.Equal(meant, NearestName.Of(written, Known));

    [Fact]
    public void Something_else_altogether_is_not() => Assert.Null(NearestName.Of("--frobnicate", Known));

    [Fact]
    public void A_flood_of_letters_is_answered_at_once() =>
        Assert.Null(NearestName.Of(new string('a', 1_000_000), Known));

    [Fact]
    public void The_hint_lists_what_is_known_when_nothing_is_near() =>
        Assert.Equal("; known: a, b", NearestName.Hint("something", ["a", "b"]));
}
