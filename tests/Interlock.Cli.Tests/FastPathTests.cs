namespace Interlock.Cli.Tests;

public sealed class FastPathTests
{
    [Fact]
    public void The_version_is_one_line()
    {
        using var output = new StringWriter();
        Assert.Equal(0, FastPath.Answer(["--version"], output));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", output.ToString());
    }

    [Fact]
    public void Anything_else_is_left_to_the_parser() =>
        Assert.Null(FastPath.Answer(["ship", "--help"], TextWriter.Null));
}
