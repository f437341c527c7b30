using System.Text.Json.Nodes;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpHomeTests : IDisposable
{
    private const string Login = """{"stub":{"type":"oauth","refresh":"a-refresh-token-of-the-user"}}""";
    private const string Place = ".local/share/opencode/auth.json";
    private readonly ScriptedAgent agent = new();

    [Fact(Timeout = 30_000)]
    public async Task A_home_has_the_login_only_while_a_turn_runs_and_settings_of_ours()
    {
        KeepLogin();
        var home = Path.Combine(agent.HomeFolder, "acp", "home");
        var turn = agent.Turn(new { tell = true }, new { run = $"cp -r {home} {agent.Workspace}/seen" });

        var result = await agent.InPlaceOf("opencode").RunAsync(turn with { HomeFolder = agent.HomeFolder }, default);

        var environment = JsonNode.Parse(result.Text)!["env"]!;
        Assert.Equal(home, (string?)environment["HOME"]);
        Assert.Null(environment["SOME_API_KEY"]);
        Assert.Equal(Login, await File.ReadAllTextAsync(Path.Combine(agent.Workspace, "seen", Place)));
        Assert.False(File.Exists(Path.Combine(home, Place)));
        Assert.False(Directory.Exists(Path.Combine(home, ".config")));
        Assert.Equal(Login, await File.ReadAllTextAsync(Path.Combine(agent.UserHome, Place)));
        var traffic = await File.ReadAllTextAsync(Path.Combine(turn.SessionFolder, "protocol.jsonl"));
        Assert.DoesNotContain("a-refresh-token-of-the-user", traffic, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_refreshed_login_is_handed_back()
    {
        KeepLogin();
        var refreshed = Login.Replace("a-refresh", "b-refresh", StringComparison.Ordinal);
        var copy = Path.Combine(agent.HomeFolder, "acp", "home", Place);

        await agent
            .InPlaceOf("opencode")
            .RunAsync(
                agent.Turn(new { write = new[] { copy, refreshed } }) with
                {
                    HomeFolder = agent.HomeFolder,
                },
                default
            );

        Assert.Equal(refreshed, await File.ReadAllTextAsync(Path.Combine(agent.UserHome, Place)));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(".local/share/opencode")]
    [InlineData(".local")]
    [InlineData("")]
    public async Task A_link_in_the_place_of_a_home_leads_nothing_into_the_users_own(string part)
    {
        KeepLogin();
        await File.WriteAllTextAsync(Path.Combine(agent.UserHome, "diary"), "mine");
        var place = Path.Combine(agent.HomeFolder, "acp", "home", part).TrimEnd('/');
        var own = Path.Combine(agent.UserHome, part).TrimEnd('/');
        var plants = agent.Turn(new { run = $"mv {place} {place}.away; ln -s {own} {place}" }) with
        {
            HomeFolder = agent.HomeFolder,
        };

        await agent.InPlaceOf("opencode").RunAsync(plants, default);
        var next = await agent.InPlaceOf("opencode").RunAsync(plants with { Prompt = "[]" }, default);

        Assert.Null(next.Failure);
        Assert.Equal(Login, await File.ReadAllTextAsync(Path.Combine(agent.UserHome, Place)));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(agent.UserHome, "diary")));
        Assert.False(Directory.Exists(Path.Combine(agent.UserHome, ".config")));
    }

    [Fact(Timeout = 30_000)]
    public async Task Inheriting_an_agent_works_in_the_users_own_home()
    {
        var result = await agent
            .InPlaceOf("opencode")
            .RunAsync(agent.Turn(new { tell = true }) with { Inherit = true }, default);

        Assert.Equal(agent.UserHome, (string?)JsonNode.Parse(result.Text)!["env"]!["HOME"]);
    }

    public void Dispose() => agent.Dispose();

    private void KeepLogin()
    {
        var file = Path.Combine(agent.UserHome, Place);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Login);
    }
}
