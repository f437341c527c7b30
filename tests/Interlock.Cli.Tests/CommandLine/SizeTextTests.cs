using Interlock.Cli.CommandLine;

namespace Interlock.Cli.Tests.CommandLine;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1000", 1000)]
    [InlineData("64KB", 65536)]
    [InlineData("1.5 gb", 1610612736)]
    public void A_size_is_read(string text, long bytes) => Assert.Equal(bytes, SizeText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("-1")]
    [InlineData("5 apples")]
    [InlineData("99999999999TB")]
    public void What_is_no_size_is_none(string text) => Assert.Null(SizeText.Parse(text));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(5368709120, "5 GB")]
    public void A_size_is_written_shortly(long bytes, string text) => Assert.Equal(text, SizeText.Format(bytes));
}
