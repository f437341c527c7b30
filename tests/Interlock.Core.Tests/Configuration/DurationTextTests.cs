using Interlock.Core.Configuration;
using Xunit;

namespace Interlock.Core.Tests.Configuration;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("14d", 1209600)]
    [InlineData("1d2h3m4s", 93784)]
    public void A_duration_is_read(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("10 m")]
    [InlineData("10x")]
    [InlineData("m10")]
    [InlineData("10m\n")]
    [InlineData("999999999d")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(DurationText.Parse(text));

    [Theory]
    [InlineData("90s", "1m30s")]
    [InlineData("14d", "14d")]
    public void A_duration_is_written_as_it_can_be_read(string text, string written) =>
        Assert.Equal(written, DurationText.Format(DurationText.Parse(text)!.Value));
}
