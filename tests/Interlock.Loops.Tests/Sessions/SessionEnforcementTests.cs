using Interlock.Core.Processes;
using Interlock.Core.Sessions;
using Interlock.Loops.Sessions;
using Xunit;

namespace Interlock.Loops.Tests.Sessions;

public sealed class SessionEnforcementTests
{
    [Theory]
    [InlineData("acp:opencode", true)]
    [InlineData("claude", true)]
    [InlineData("codex", false)]
    [InlineData("openai:gpt-5.5", false)]
    public void An_agent_whose_commands_can_read_its_login_says_so(string agent, bool says)
    {
        var options = new SessionOptions { Agent = agent, CallerDirectory = "/" };

        var enforcement = SessionEnforcement.Of(options, null, Sandbox.None("turned off"));

        Assert.Equal(
            says,
            enforcement.Note!.Contains("commands", StringComparison.Ordinal)
                && enforcement.Note.Contains("can read its login", StringComparison.Ordinal)
        );
    }
}
