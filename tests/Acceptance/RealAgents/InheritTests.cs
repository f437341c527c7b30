using Interlock.Acceptance.Matrix;
using Interlock.ModelStub;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.RealAgents;

public sealed class InheritTests
{
    private const string Mine = "THE-USERS-OWN-INSTRUCTIONS";

    [Theory(Timeout = 120_000)]
    [InlineData("codex", false)]
    [InlineData("codex", true)]
    [InlineData("claude", false)]
    [InlineData("claude", true)]
    public async Task The_users_own_instructions_are_in_force_only_when_he_asks_for_that(string agent, bool inherits)
    {
        var program = agent == "codex" ? TestKit.RealAgents.Codex() : TestKit.RealAgents.Claude();
        await using var stub = await ModelStubServer.StartAsync(Scenario.Always(new Step { Say = "Done." }));
        using var repository = new TestRepository();
        repository.Write("a.txt", "one\n").Commit();
        UserSettings.Codex(repository.Home, stub.Root);
        await WriteAsync(Path.Combine(repository.Home, ".codex", "AGENTS.md"));
        await WriteAsync(Path.Combine(repository.Home, ".claude", "CLAUDE.md"));
        var cli = new Cli(
            repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = repository.Home,
                ["INTERLOCK_HOME"] = Path.Combine(repository.Home, "state"),
                ["PATH"] = $"{program}:{Environment.GetEnvironmentVariable("PATH")}",
                ["STUB_KEY"] = "stub-key-1234567",
                ["CODEX_HOME"] = "",
                ["ANTHROPIC_BASE_URL"] = stub.Root,
                ["ANTHROPIC_API_KEY"] = "stub-key-1234567",
            }
        );
        string[] more = inherits ? ["--inherit"] : [];

        var run = await cli.RunAsync(["agent", "run", "--agent", agent, "--task", "say something", "--json", .. more]);

        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Equal(inherits, stub.Requests.Any(request => request.Body.Contains(Mine, StringComparison.Ordinal)));
    }

    private static Task WriteAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, Mine, TestContext.Current.CancellationToken);
    }
}
