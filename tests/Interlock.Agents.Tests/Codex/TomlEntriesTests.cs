using Interlock.Agents.Codex;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class TomlEntriesTests
{
    private static string Lines(string toml) => string.Join('\n', TomlEntries.Read(toml).Select(e => e.ToLine()));

    [Theory]
    [InlineData("a = 1", "\"a\" = 1")]
    [InlineData("a=true # why", "\"a\" = true")]
    [InlineData("[t]\nb = 'x#y'", "\"t\".\"b\" = 'x#y'")]
    [InlineData("[t.\"u v\".'w']\nb.c = 2", "\"t\".\"u v\".\"w\".\"b\".\"c\" = 2")]
    [InlineData("a = [\n 1, # one\n 2\n]\nb = 3", "\"a\" = [\n 1, # one\n 2\n]\n\"b\" = 3")]
    [InlineData("a = { x = \"}\", y = [1] }\nb = 1", "\"a\" = { x = \"}\", y = [1] }\n\"b\" = 1")]
    [InlineData(
        "a = \"\"\"\n# no comment\n[no table]\n\"\"\"\nb = 1",
        "\"a\" = \"\"\"\n# no comment\n[no table]\n\"\"\"\n\"b\" = 1"
    )]
    [InlineData("[[list]]\nx = 1\n[t]\ny = 2", "\"t\".\"y\" = 2")]
    [InlineData("this is no toml\na = 1", "\"a\" = 1")]
    [InlineData("a = 1\r\nb = 2\r\n", "\"a\" = 1\n\"b\" = 2")]
    [InlineData("a = \"open", "\"a\" = \"open")]
    [InlineData("", "")]
    public void Keys_are_found_under_their_full_path_with_the_value_as_written(string toml, string lines) =>
        Assert.Equal(lines, Lines(toml));

    [Theory]
    [InlineData("a = \"x \\\"y\\\" \\u00e9 \\U0001F642\"", "x \"y\" \u00e9 \U0001F642")]
    [InlineData("a = 'C:\\dir'", "C:\\dir")]
    [InlineData("a = 1", null)]
    [InlineData("a = ['x', 'y']", null)]
    public void A_string_is_read(string toml, string? text) => Assert.Equal(text, TomlEntries.Read(toml)[0].Text);

    [Fact]
    public void A_string_that_is_written_is_read_as_it_was()
    {
        const string odd = "quote \" back \\ tab \t line \n bell \a del \u007f é";
        Assert.Equal(odd, TomlEntries.Read($"a = {TomlEntries.Quote(odd)}")[0].Text);
    }
}
