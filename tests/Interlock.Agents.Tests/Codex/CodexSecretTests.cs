using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexSecretTests
{
    private const string Token = "registry-token-of-the-user";

    [Fact(Timeout = 60_000)]
    public async Task Commands_see_no_key_and_what_is_kept_of_a_conversation_holds_no_secret()
    {
        await using var bench = await CodexBench.StartAsync(
            new Step { Shell = "env > env.txt; cat token.txt" },
            new Step { Say = $"It is {Token}." }
        );
        bench.Repository.Write("token.txt", Token); // the command shows it, so the runtime itself keeps it
        bench.Allowed = ["REGISTRY_TOKEN"];
        var agent = bench.Agent(("REGISTRY_TOKEN", Token));

        var first = await agent.RunAsync(bench.Turn("show it", home: "h"), default);
        var kept = Kept(bench);
        bench.Stub.Play(Scenario.Always(new Step { Say = "Resumed." }));
        var second = await agent.RunAsync(bench.Turn("and now?", "s2", "h") with { Resume = first.Session }, default);

        Assert.Equal((null, "It is [redacted]."), (first.Failure?.Class, first.Text));
        var seen = bench.Repository.Read("env.txt");
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("REGISTRY_TOKEN", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("STUB_KEY", seen, StringComparison.Ordinal);
        Assert.Contains("[redacted]", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, kept + Kept(bench), StringComparison.Ordinal);
        Assert.Equal((null, "Resumed."), (second.Failure?.Class, second.Text));
        Assert.Contains("show it", bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Contains("It is [redacted].", bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
    }

    private static string Kept(CodexBench bench) =>
        string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(bench.Sessions, "h/codex/home/sessions"), "*", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
}
