using Interlock.Agents.Claude;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeLoginTests
{
    private const string Stored =
        """{"claudeAiOauth":{"accessToken":"sk-ant-oat01-stored-1234567","refreshToken":"sk-ant-ort01-stored-1234567","expiresAt":4102444800000,"scopes":["user:inference"],"subscriptionType":"max"}}""";

    [Fact(Timeout = 30_000)]
    public async Task An_installed_and_logged_in_claude_can_be_used()
    {
        await using var bench = await ClaudeBench.StartAsync();

        var probe = await bench.Agent().ProbeAsync(default);

        Assert.Null(probe.Failure);
        Assert.Matches(@"^2\.\d+\.\d+$", probe.Version!);
        Assert.Equal("key in ANTHROPIC_API_KEY", probe.Login);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_claude_without_a_login_cannot_be_used_and_the_way_is_shown()
    {
        await using var bench = await ClaudeBench.StartAsync();
        var agent = bench.Agent(("ANTHROPIC_API_KEY", ""));

        var probe = await agent.ProbeAsync(default);
        var result = await agent.RunAsync(bench.Turn(), default);

        Assert.Equal(("auth", "auth"), (probe.Failure?.Class, result.Failure?.Class));
        Assert.Contains("log in", probe.Failure!.Remedy, StringComparison.Ordinal);
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_missing_claude_says_how_to_install_it()
    {
        var agent = new ClaudeAgent(
            "claude",
            null,
            Host.Processes,
            Host.Environment("/nowhere", ("PATH", "/nowhere")),
            TimeProvider.System
        );

        var probe = await agent.ProbeAsync(default);

        Assert.Equal("agent_not_found", probe.Failure?.Class);
        Assert.Contains("npm install", probe.Failure!.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stored_login_is_used_and_taken_away_after_the_turn()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "Done." });
        var file = Path.Combine(bench.UserHome, ".credentials.json");
        await File.WriteAllTextAsync(file, Stored);
        var agent = bench.Agent(("ANTHROPIC_API_KEY", ""));

        var probe = await agent.ProbeAsync(default);
        var result = await agent.RunAsync(bench.Turn(), default);

        Assert.Equal($"stored in {file}", probe.Login);
        Assert.Null(result.Failure);
        Assert.Equal("Bearer sk-ant-oat01-stored-1234567", Assert.Single(bench.Stub.Requests).Headers["authorization"]);
        Assert.Equal(Stored, await File.ReadAllTextAsync(file));
        var home = Path.Combine(bench.Sessions, "s1", "agent", "claude", "home");
        Assert.Equal(["projects"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName));
        Assert.Equal([".credentials.json"], Directory.GetFileSystemEntries(bench.UserHome).Select(Path.GetFileName));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_model_and_a_gateway_of_the_users_settings_are_used()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "Done." });
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, "settings.json"),
            $$"""
            {"model": "claude-sonnet-4-5",
             "env": {"ANTHROPIC_BASE_URL": "{{bench.Stub.Root}}", "ANTHROPIC_API_KEY": "sk-of-the-settings-1234567", "PATH": "/nowhere"} }
            """
        );
        var agent = bench.Agent(("ANTHROPIC_API_KEY", ""), ("ANTHROPIC_BASE_URL", "http://127.0.0.1:9"));

        var result = await agent.RunAsync(bench.Turn(), default);

        Assert.Null(result.Failure);
        var request = Assert.Single(bench.Stub.Requests);
        Assert.Equal("claude-sonnet-4-5", request.Conversation.Model);
        Assert.Equal("sk-of-the-settings-1234567", request.Headers["x-api-key"]);
    }
}
