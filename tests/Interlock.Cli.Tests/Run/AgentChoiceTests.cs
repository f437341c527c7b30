using System.Text.Json;

namespace Interlock.Cli.Tests.Run;

public sealed class AgentChoiceTests
{
    // Exit 75 says: try later (docs/agents.md).
    private const string Busy = """
        marker = os.path.join(os.path.dirname(count), "..", "ready")
        if not os.path.exists(marker):
            print("retry-after: 7200", file=sys.stderr)
            sys.exit(75)
        print("did: " + prompt)
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_run_that_may_not_wait_ends_resumable()
    {
        using var flow = new Flow("return await agent('x');", Busy);
        var (exit, report) = await flow.RunAsync("--no-wait");
        Assert.Equal(4, exit);
        Assert.Equal("interrupted", report.GetProperty("state").GetString());
        Assert.Equal("agent_try_later", report.GetProperty("failure").GetProperty("class").GetString());
        await File.WriteAllTextAsync(Path.Combine(flow.Log, "..", "ready"), "", TestContext.Current.CancellationToken);
        (exit, report) = await flow.ResumeAsync();
        Assert.Equal(0, exit);
        Assert.Equal("did: x\n", report.GetProperty("result").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_role_of_the_repository_gives_its_instructions()
    {
        using var flow = new Flow("return await agent('look', { agentType: 'critic' });");
        flow.Repository.Write(
            ".claude/agents/critic.md",
            "---\nname: critic\ndescription: looks\ntools: Read, Grep\n---\nBe strict."
        );
        Assert.Equal(
            "\"did: Be strict.\\n\\nlook\\n\"",
            JsonSerializer.Serialize(JsonElement.Parse(await flow.ValueAsync()))
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_model_of_Claude_Code_does_not_stop_another_agent()
    {
        using var flow = new Flow("return await agent('x', { model: 'sonnet', permission: 'max' });");
        Assert.Contains("did: x", await flow.ValueAsync(), StringComparison.Ordinal);
        Assert.Contains("model 'sonnet' is Claude Code's", flow.Errors, StringComparison.Ordinal);
    }
}
