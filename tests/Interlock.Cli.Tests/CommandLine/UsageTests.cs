using System.Text.Json;

namespace Interlock.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("unknown option '--chekc'; did you mean '--check'?", "ship", "fix it", "--chekc", "test=true")]
    [InlineData("unknown option '--max-round'; did you mean '--max-rounds'?", "ship", "fix it", "--max-round=3")]
    [InlineData("unknown option '-x'", "ship", "-x")]
    [InlineData("unknown verb 'shp'; did you mean 'ship'?", "shp", "fix it")]
    [InlineData("unknown verb 'lst'; did you mean 'list'?", "runs", "lst")]
    [InlineData("one argument too many: 'a'; put a text of several words in quotes", "ship", "add", "a")]
    [InlineData("nothing to do: give a request in quotes, or --tasks FILE", "ship")]
    [InlineData("--max-rounds must be a whole number from 1 to 20, not 'many'", "ship", "x", "--max-rounds", "many")]
    [InlineData("--max-agents must be a whole number from 1 to 256, not '0'", "ship", "x", "--max-agents", "0")]
    [InlineData(
        "--timeout must be a duration such as 90s, 30m, 2h or 14d, not 'soon'",
        "ship",
        "x",
        "--timeout",
        "soon"
    )]
    [InlineData(
        "--check wants NAME=COMMAND, for example --check \"test=npm test\", not 'npm test'",
        "ship",
        "x",
        "--check",
        "npm test"
    )]
    [InlineData("--check names 'a' twice", "ship", "x", "--check", "a=1", "--check", "a=2")]
    [InlineData(
        "--land must be tree, commit, branch or branch=NAME, not 'comit'; did you mean 'commit'?",
        "ship",
        "x",
        "--land",
        "comit"
    )]
    [InlineData("--message must not be empty", "ship", "x", "--message", " ")]
    [InlineData("Required argument missing for option: '--check'.", "ship", "x", "--check")]
    public async Task A_wrong_command_line_says_what_is_wrong_and_exits_with_2(
        string message,
        params string[] arguments
    )
    {
        using var face = new TestFace();
        Assert.Equal(2, await face.RunAsync(arguments));
        Assert.Contains(message, face.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(face.Output.ToString());
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_fault_is_reported_at_once()
    {
        using var face = new TestFace();
        await face.RunAsync("ship", "x", "--max-rounds", "0", "--timeout", "soon", "--land", "moon");
        var lines = face.Error.ToString().Split('\n');
        Assert.Equal(3, lines.Count(line => line.StartsWith("interlock: --", StringComparison.Ordinal)));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ship", "--json", "--nonsense")]
    [InlineData("ship", "--json", "--max-rounds", "0")]
    [InlineData("runs", "show", "--jsn", "--json")]
    [InlineData("nonsense", "--json")]
    public async Task With_json_a_usage_error_is_exactly_one_document(params string[] arguments)
    {
        using var face = new TestFace();
        Assert.Equal(2, await face.RunAsync(arguments));
        using var document = JsonDocument.Parse(face.Output.ToString());
        Assert.Equal(2, document.RootElement.GetProperty("exit").GetInt32());
        Assert.Equal("not_run", document.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("usage", document.RootElement.GetProperty("failure").GetProperty("class").GetString());
        Assert.Equal("user", document.RootElement.GetProperty("failure").GetProperty("owner").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_request_that_looks_like_an_option_can_follow_two_dashes()
    {
        using var face = new TestFace();
        await face.RunAsync("ship", "--check", "a=true", "--", "--frob is broken");
        Assert.DoesNotContain("unknown option", face.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_request_that_begins_with_an_at_sign_is_no_file_name()
    {
        using var face = new TestFace();
        await face.RunAsync("ship", "@home: fix it", "--max-rounds", "0");
        Assert.DoesNotContain("file", face.Error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_long_stranger_is_shown_shortened()
    {
        using var face = new TestFace();
        await face.RunAsync("ship", "--" + new string('x', 5000));
        Assert.True(face.Error.ToString().Length < 1000);
    }
}
