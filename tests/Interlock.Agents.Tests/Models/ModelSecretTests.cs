using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelSecretTests
{
    private const string Token = "registry-token-of-the-user";

    [Fact(Timeout = 30_000)]
    public async Task What_is_kept_of_a_conversation_holds_no_secret_and_goes_on()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("read", ("path", "token.txt")),
            ModelBench.Says($"It is {Token}.")
        );
        bench.Repository.Write("token.txt", Token);
        var agent = bench.Agent(("REGISTRY_TOKEN", Token));
        var file = Path.Combine(bench.Home, "conversation.jsonl");

        var first = await agent.RunAsync(bench.Turn("show it"), default);
        var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var second = await agent.RunAsync(bench.Turn("and now?", "s2") with { Resume = first.Session }, default);

        Assert.Equal((null, "It is [redacted]."), (first.Failure?.Class, first.Text));
        Assert.Contains("It is [redacted].", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, kept, StringComparison.Ordinal);
        Assert.Null(second.Failure);
        Assert.Contains("show it", bench.Stub.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_tool_could_not_do_is_told_to_people_too()
    {
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses("shell", ("command", "echo no disk >&2; exit 3")),
            ModelBench.Says("Done.")
        );
        var told = new List<string>();

        await bench.RunAsync(bench.Turn() with { Progress = told.Add });

        Assert.Contains(
            told,
            line =>
                line.StartsWith("shell failed: Exit code 3.", StringComparison.Ordinal)
                && line.EndsWith("no disk", StringComparison.Ordinal)
        );
    }
}
