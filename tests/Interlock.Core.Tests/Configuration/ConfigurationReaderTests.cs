using System.Text;
using Interlock.Core.Configuration;
using Xunit;

namespace Interlock.Core.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    [Fact]
    public void The_smallest_useful_file_names_one_check()
    {
        var configuration = Good("""{"checks": {"test": {"command": "npm test"}}}""");
        var check = Assert.Single(configuration.Checks);
        Assert.Equal(("test", "npm test"), (check.Name, check.Command));
        Assert.Equal(ConfigurationReader.DefaultCheckTimeout, check.Timeout);
    }

    [Fact]
    public void A_full_file_with_comments_and_trailing_commas_is_read_whole()
    {
        var configuration = Good(
            """
            {
              // what must be green
              "checks": {
                "unit": {"command": "make test", "timeout": "1h30m", "env": ["NPM_TOKEN"],},
                "lint": {"command": "make lint", "timeout": 90},
              },
              "setup": {"copy": [".env", "config/local.json"], "command": "npm ci", "timeout": "5m", "portBase": 30000, "env": ["NPM_TOKEN"]},
              "agents": {"default": "codex", "planner": "codex", "implementer": "command:sh a.sh", "reviewer": "codex", "env": ["OPENAI_API_KEY"]},
              "reviewers": [{"name": "security", "perspective": "Look for holes.", "agent": "codex"}, {"name": "correctness"}],
              "limits": {"agents": 8, "rounds": 3, "timeout": "2d"}, /* enough */
              "land": "branch=feature/x",
            }
            """
        );
        Assert.Equal(["unit", "lint"], configuration.Checks.Select(check => check.Name));
        Assert.Equal(
            [TimeSpan.FromMinutes(90), TimeSpan.FromSeconds(90)],
            configuration.Checks.Select(check => check.Timeout)
        );
        Assert.Equal(["NPM_TOKEN"], configuration.Checks[0].Environment);
        Assert.Equal([".env", "config/local.json"], configuration.Setup!.Copy);
        Assert.Equal(
            ("npm ci", TimeSpan.FromMinutes(5), 30000),
            (configuration.Setup.Command, configuration.Setup.Timeout, configuration.Setup.PortBase)
        );
        Assert.Equal("command:sh a.sh", configuration.Agents.Implementer);
        Assert.Equal(["OPENAI_API_KEY"], configuration.Agents.Environment);
        Assert.Equal(["security", "correctness"], configuration.Reviewers.Select(reviewer => reviewer.Name));
        Assert.Equal(
            (8, 3, TimeSpan.FromDays(2)),
            (configuration.Limits.Agents, configuration.Limits.Rounds, configuration.Limits.Timeout)
        );
        Assert.Equal("branch=feature/x", configuration.Land);
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_place()
    {
        var faults = Bad(
            """
            {
              "cheks": {},
              "checks": {
                "test": {"comand": "npm test", "timeout": "soon"}
              },
              "limits": {"agents": 0, "rounds": "three"},
              "land": "brnch"
            }
            """
        );
        Assert.Equal(
            [
                "interlock.json:2:3: $.cheks: unknown key; did you mean 'checks'?",
                "interlock.json:4:13: $.checks.test: 'command' is missing",
                "interlock.json:4:14: $.checks.test.comand: unknown key; did you mean 'command'?",
                "interlock.json:4:47: $.checks.test.timeout: must be a duration: seconds, or a text such as \"90s\", \"10m\", \"1h30m\"",
                "interlock.json:6:24: $.limits.agents: must be a whole number from 1 to 256",
                "interlock.json:6:37: $.limits.rounds: must be a number, not a text",
                "interlock.json:7:11: $.land: must be tree, commit, branch or branch=NAME; did you mean 'branch'?",
            ],
            faults.Select(fault => fault.ToString())
        );
    }

    [Theory]
    [InlineData("[]", "must be an object")]
    [InlineData("", "not JSON")]
    [InlineData("{\n  \"checks\": {]\n}", "not JSON")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("""{"checks": []}""", "must be an object, not a list")]
    [InlineData("""{"checks": {"test": "npm test"}}""", "must be an object, not a text")]
    [InlineData("""{"checks": {"test": {"command": "  "}}}""", "must not be empty")]
    [InlineData("""{"checks": {"../x": {"command": "a"}}}""", "the name of a check is")]
    [InlineData("""{"checks": {"a": {"command": "a"}, "a": {"command": "b"}}}""", "the key is there twice")]
    [InlineData("""{"checks": {"a": {"command": "a", "env": ["A B"]}}}""", "names of environment variables")]
    [InlineData("""{"setup": {"copy": [".env", "../secret"]}}""", "must hold paths inside the repository")]
    [InlineData("""{"setup": {"copy": ["/etc/passwd"]}}""", "must hold paths inside the repository")]
    [InlineData("""{"setup": {"copy": ["a/.GIT/config"]}}""", "must hold paths inside the repository")]
    [InlineData("""{"setup": {"portBase": 80}}""", "must be a whole number from 1024 to 60000")]
    [InlineData("""{"reviewers": [{"name": "a"}, {"name": "a"}]}""", "two reviewers are named 'a'")]
    [InlineData("""{"reviewers": [1]}""", "must be an object, not a number")]
    [InlineData("""{"reviewers": [{}]}""", "'name' is missing")]
    [InlineData("""{"limits": {"timeout": -5}}""", "must be a duration")]
    [InlineData("""{"limits": {"agents": 1.5}}""", "must be a whole number")]
    [InlineData("""{"limits": {"agents": 99999999999999999999}}""", "must be a whole number")]
    [InlineData("""{"land": "branch=-D"}""", "must be tree")]
    [InlineData("""{"land": "branch=a..b"}""", "must be tree")]
    [InlineData("""{"agents": {"default": null}}""", "must be a text, not null")]
    public void A_wrong_file_says_what_is_wrong(string document, string message) =>
        Assert.Contains(Bad(document), fault => fault.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void A_syntax_error_has_the_line_where_it_is()
    {
        var fault = Assert.Single(Bad("{\n  \"checks\": {\n    oops\n  }\n}"));
        Assert.Equal(3, fault.Line);
    }

    [Fact]
    public void Bytes_that_are_not_text_are_a_fault_and_no_crash()
    {
        byte[] document = [.. "{\"land\": \""u8, 0xff, 0xfe, .. "\"}"u8];
        Assert.NotEmpty(ConfigurationReader.Read(document).Faults);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Good("\uFEFF{}");

    [Fact]
    public void Deep_nesting_and_huge_files_are_refused()
    {
        Assert.NotEmpty(Bad(new string('[', 5000)));
        Assert.NotEmpty(Bad("{" + new string(' ', ConfigurationReader.MostBytes) + "}"));
    }

    private static InterlockConfiguration Good(string document)
    {
        var (configuration, faults) = ConfigurationReader.Read(Encoding.UTF8.GetBytes(document));
        Assert.Empty(faults);
        return configuration!;
    }

    private static IReadOnlyList<ConfigurationFault> Bad(string document)
    {
        var (configuration, faults) = ConfigurationReader.Read(Encoding.UTF8.GetBytes(document));
        Assert.Null(configuration);
        return faults;
    }
}
