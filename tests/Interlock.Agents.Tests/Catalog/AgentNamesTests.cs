using Interlock.Agents.Catalog;
using Xunit;

namespace Interlock.Agents.Tests.Catalog;

public sealed class AgentNamesTests
{
    [Theory]
    [InlineData("codex", "codex")]
    [InlineData("auto", "auto")]
    [InlineData("codex,claude:opus", "codex|claude:opus")]
    [InlineData("codex, claude", "codex|claude")]
    [InlineData("codex,auto", "codex|auto")]
    [InlineData("command:a,b", "command:a,b")]
    [InlineData("command:a,codex", "command:a|codex")]
    [InlineData("command:a,codex:gpt-5.5,command:b c", "command:a|codex:gpt-5.5|command:b c")]
    [InlineData("command:a --use codexes,claudia", "command:a --use codexes,claudia")]
    [InlineData("command:a --use x, codex", "command:a --use x, codex")]
    [InlineData("command:a,b,codex", "command:a,b|codex")]
    [InlineData("command: a ", "command: a ")]
    public void A_comma_begins_the_next_agent_but_not_inside_a_command(string text, string expected)
    {
        var (names, failure) = AgentNames.Read(text);

        Assert.Null(failure);
        Assert.Equal(expected, string.Join('|', names.Select(name => name.Text)));
    }

    [Theory]
    [InlineData("codex,clade", "did you mean 'claude'")]
    [InlineData("codex,", "There is no agent ''")]
    [InlineData(",codex", "There is no agent ''")]
    [InlineData("codex,codex", "named twice")]
    [InlineData("codex:two,words", "There is no agent 'words'")]
    [InlineData("auto:x", "There is no agent 'auto:x'")]
    [InlineData("command:1,command:2,command:3,command:4,command:5,command:6,command:7,command:8,codex", "9 agents")]
    public void A_list_with_a_wrong_name_says_which(string text, string shown)
    {
        var (names, failure) = AgentNames.Read(text);

        Assert.Empty(names);
        Assert.Contains(shown, failure!.Message, StringComparison.Ordinal);
    }
}
