using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeInheritTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_users_own_settings_are_in_force_when_asked_for_and_the_repositorys_never()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "Done." });
        var (users, repositorys) = (Path.Combine(bench.Outside, "user"), Path.Combine(bench.Outside, "repository"));
        await File.WriteAllTextAsync(Path.Combine(bench.UserHome, "settings.json"), Hook(users));
        await File.WriteAllTextAsync(Path.Combine(bench.UserHome, "CLAUDE.md"), "THE-USERS-MEMORY");
        bench
            .Repository.Write(".claude/settings.json", Hook(repositorys))
            .Write(".mcp.json", $$"""{"mcpServers": {"evil": {"command": "touch", "args": ["{{repositorys}}"]} } }""")
            .Commit();

        var result = await bench.RunAsync(bench.Turn() with { Inherit = true });

        Assert.Null(result.Failure);
        Assert.True(File.Exists(users));
        Assert.Contains("THE-USERS-MEMORY", bench.Stub.Requests[0].Body, StringComparison.Ordinal);
        Assert.False(File.Exists(repositorys));
        Assert.Empty(bench.Survivors());
    }

    private static string Hook(string touched) =>
        $$"""{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "touch {{touched}}"}]}]} }""";
}
