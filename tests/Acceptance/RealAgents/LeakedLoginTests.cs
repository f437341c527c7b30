using Interlock.Acceptance.Matrix;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

public sealed class LeakedLoginTests
{
    private const string Token = "a-token-without-a-known-shape";

    [Fact(Timeout = 120_000)]
    public async Task A_change_that_holds_a_token_of_the_agents_login_says_so()
    {
        await using var stub = await ModelStubServer.StartAsync(
            Scenario.Always(new Step { Shell = "cat \"$CODEX_HOME/auth.json\" > leak.txt" }, new Step { Say = "Done." })
        );
        using var repository = new TestRepository();
        repository.Write("a.txt", "one\n").Commit();
        UserSettings.Codex(repository.Home, stub.Root);
        var login = """{"OPENAI_API_KEY":null,"tokens":{"refresh_token":"TOKEN"}}""".Replace(
            "TOKEN",
            Token,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(
            Path.Combine(repository.Home, ".codex", "auth.json"),
            login,
            TestContext.Current.CancellationToken
        );
        var cli = new Cli(
            repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = repository.Home,
                ["INTERLOCK_HOME"] = Path.Combine(repository.Home, "state"),
                ["PATH"] = $"{TestKit.RealAgents.Codex()}:{Environment.GetEnvironmentVariable("PATH")}",
                ["STUB_KEY"] = "stub-key-1234567",
                ["CODEX_HOME"] = "",
            }
        );

        // Only with full permission can a command read it.
        var run = await cli.RunAsync([
            "agent",
            "run",
            "--agent",
            "codex",
            "--permission",
            "full",
            "--session",
            "s",
            "--task",
            "leak",
            "--json",
        ]);
        var patch = await cli.RunAsync("agent", "artifacts", "s", "--patch");

        Assert.Contains(Token, patch.Output, StringComparison.Ordinal);
        Assert.True(run.Json.GetProperty("change").GetProperty("hasSecret").GetBoolean(), run.Output + run.Error);
        Assert.Contains("a secret is in the patch", patch.Error, StringComparison.Ordinal);
    }
}
