using Interlock.Agents.Catalog;
using Interlock.Agents.Claude;
using Interlock.Agents.Codex;
using Interlock.Agents.Command;
using Interlock.Core.Failures;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests;

public sealed class AgentCatalogTests
{
    private static AgentCatalog Catalog() =>
        new("/", Host.Processes, Host.Environment("/nowhere"), TimeProvider.System);

    [Theory]
    [InlineData("codex", typeof(CodexAgent))]
    [InlineData("codex:gpt-5.5", typeof(CodexAgent))]
    [InlineData("codex:ollama/qwen3:8b", typeof(CodexAgent))]
    [InlineData("claude", typeof(ClaudeAgent))]
    [InlineData("claude:opus", typeof(ClaudeAgent))]
    [InlineData("claude:claude-sonnet-4-5[1m]", typeof(ClaudeAgent))]
    [InlineData("command:python3 agent.py --mode a:b", typeof(CommandAgent))]
    public void A_name_makes_an_agent_that_keeps_it(string name, Type type)
    {
        var agent = Catalog().Runtime(AgentName.Of(name));

        Assert.IsType(type, agent);
        Assert.Equal(name, agent.Name);
        Assert.Null(AgentCatalog.Check(name));
    }

    [Theory]
    [InlineData("codx", "codex")]
    [InlineData("Codex", "codex")]
    [InlineData("comand:./a.sh", "command")]
    [InlineData("", "command")]
    [InlineData("gpt-5", "command")]
    [InlineData("codex:", "codex:gpt-5.5")]
    [InlineData("codex:two words", "codex:gpt-5.5")]
    [InlineData("claude:", "claude:opus")]
    [InlineData("clade", "claude")]
    [InlineData("command:  ", "command:python3 agent.py")]
    public void A_name_that_names_none_is_a_failure_that_shows_the_way(string name, string shown)
    {
        var failure = AgentCatalog.Check(name);

        Assert.Equal(("unknown_agent", FailureOwner.User), (failure?.Class, failure?.Owner));
        Assert.Contains(shown, $"{failure?.Message} {failure?.Remedy}", StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Catalog().Create(name));
    }
}
