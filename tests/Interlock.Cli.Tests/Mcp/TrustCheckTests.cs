using System.Text.Json;
using Interlock.Cli.Mcp;

namespace Interlock.Cli.Tests.Mcp;

public sealed class TrustCheckTests
{
    [Theory]
    [InlineData("codex", true)]
    [InlineData("auto", true)]
    [InlineData("claude:opus,codex", true)]
    [InlineData("openai:gpt-5.5", true)]
    [InlineData("acp:opencode", true)]
    [InlineData("acp:opencode:stub/model-1", true)]
    [InlineData("acp:sh", false)]
    [InlineData("acp:opencode --port 1", false)]
    [InlineData("command:opencode", false)]
    [InlineData("codex,acp:./evil", false)]
    [InlineData("replay:secret", false)]
    public void Only_agents_that_interlock_knows_are_open_to_a_client(string agent, bool open)
    {
        var settings = new McpSettings(["/"], AllowCommand: false, AllowFull: false);
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["request"] = JsonElement.Parse("\"x\""),
            ["agent"] = JsonElement.Parse($"\"{agent}\""),
        };
        var (read, faults) = ToolArguments.Read(ShipTool.Definition, arguments, settings);
        Assert.Equal(open, read is not null);
        Assert.Equal(open ? 0 : 1, faults.Count);
        Assert.NotNull(
            ToolArguments.Read(ShipTool.Definition, arguments, settings with { AllowCommand = true }).Arguments
        );
    }
}
