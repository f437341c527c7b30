using Interlock.Agents.Command;
using Interlock.Agents.Tests.Acp;
using Interlock.Agents.Tests.Claude;
using Interlock.Agents.Tests.Codex;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Confinement;

/// <summary>The real programs in strict confinement: they work, and what their tools try outside fails.</summary>
public sealed class StrictAgentTests : IDisposable
{
    private const string Key = "the-owner's-own-key";
    private static readonly Step SaysDone = new() { Say = "Done." };
    private readonly TempFolder elsewhere = new();

    public StrictAgentTests() => File.WriteAllText(elsewhere["key"], Key);

    // The paths stand in a program's text, where no agent's own rules see them.
    private string Attack =>
        $"echo in > in.txt; git add -A; {Python($"print(os.path.exists('{elsewhere["key"]}'))")};"
        + $" {Python($"open('{elsewhere["out"]}', 'w')")}; {Python($"open('{elsewhere["session"]}/turn.json', 'w')")};"
        + $" {Python($"os.remove('{elsewhere["session"]}/protocol.jsonl')")}; echo end";

    public void Dispose() => elsewhere.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Claude_Code_works_and_sees_nothing_but_its_own()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Shell = Attack }, SaysDone);
        var result = await bench.RunAsync(await StrictAsync(bench.Turn()));
        Judge(result, bench.Repository, bench.Stub.Requests[^1].Conversation.Text, bench.Survivors());
    }

    [Fact(Timeout = 60_000)]
    public async Task Codex_works_and_sees_nothing_but_its_own()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Shell = Attack }, SaysDone);
        var result = await bench.RunAsync(await StrictAsync(bench.Turn()));
        Judge(result, bench.Repository, bench.Stub.Requests[^1].Conversation.Text, bench.Survivors());
    }

    [Fact(Timeout = 60_000)]
    public async Task Opencode_works_and_sees_nothing_but_its_own()
    {
        await using var bench = await AcpBench.OpencodeAsync(new Step { Shell = Attack }, SaysDone);
        var result = await bench.Agent("opencode").RunAsync(await StrictAsync(bench.Turn()), default);
        Judge(result, bench.Repository, bench.Stub.Requests[^1].Conversation.Text, bench.Survivors());
    }

    [Fact(Timeout = 60_000)]
    public async Task Copilot_works_and_sees_nothing_but_its_own()
    {
        await using var bench = await AcpBench.CopilotAsync(new Step { Shell = Attack }, SaysDone);
        var result = await bench.Agent("copilot").RunAsync(await StrictAsync(bench.Turn()), default);
        Judge(result, bench.Repository, bench.Stub.Requests[^1].Conversation.Text, bench.Survivors());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_command_can_change_no_record_of_its_turn()
    {
        await using var bench = await CodexBench.StartAsync(SaysDone);
        var turn = (await StrictAsync(bench.Turn())) with { Network = false };
        var line = $"({Attack}); echo said > $INTERLOCK_RESULT";
        var user = Directory.CreateDirectory(elsewhere["user"]).FullName;
        var agent = new CommandAgent(line, "/", Host.Processes, Host.Environment(user), TimeProvider.System);
        var result = await agent.RunAsync(turn, TestContext.Current.CancellationToken);
        Assert.Equal("said\n", result.Text);
        Judge(result, bench.Repository, "", LiveProcesses.Holding(elsewhere.Path), "prompt.md");
    }

    private async Task<AgentTurn> StrictAsync(AgentTurn turn)
    {
        var sandbox = await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        turn = turn with { SessionFolder = elsewhere["session"] };
        var own = Directory.CreateDirectory(turn.AgentFolder).FullName;
        return turn with
        {
            Confinement = sandbox.Strict(new StrictAccess { Writable = [turn.Workspace, own], Network = true }),
        };
    }

    private void Judge(
        TurnResult result,
        TestRepository repository,
        string seen,
        IReadOnlyList<string> survivors,
        string record = "protocol.jsonl"
    )
    {
        Assert.True(result.Failure is null, $"{result.Failure}");
        Assert.True(Path.Exists(Path.Combine(repository.Root, "in.txt")), seen);
        Assert.Equal(["key"], Directory.GetFiles(elsewhere.Path).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(elsewhere["session"], record)));
        Assert.False(File.Exists(Path.Combine(elsewhere["session"], "turn.json")));
        Assert.Empty(survivors);
        Assert.Empty(LiveProcesses.Holding(elsewhere.Path));
    }

    private static string Python(string line) => $"python3 -c \"import os; {line}\"";
}
