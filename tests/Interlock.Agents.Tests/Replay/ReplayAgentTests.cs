using Interlock.Agents.Replay;
using Interlock.Agents.Tests.Resilience;
using Interlock.Core.Agents;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Replay;

public sealed class ReplayAgentTests : IDisposable
{
    private const string Patch = """
        diff --git a/new.txt b/new.txt
        new file mode 100644
        --- /dev/null
        +++ b/new.txt
        @@ -0,0 +1 @@
        +written once

        """;

    private readonly Crew crew = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => crew.Dispose();

    private async Task RecordAsync()
    {
        var turn = crew.Turn() with { SessionFolder = Directory.CreateDirectory(crew["recorded"]).FullName };
        var use = "echo '{\"inputTokens\":10,\"outputTokens\":1,\"money\":1}' > $INTERLOCK_USAGE";
        await crew.Agent($"command:{use}; echo said").RunAsync(turn, Stop);
        TurnFiles.WritePatch(turn.SessionFolder, System.Text.Encoding.UTF8.GetBytes(Patch));
    }

    private ReplayAgent Replay(params (string, string)[] more) =>
        new(
            crew["recorded"],
            crew["workspace"],
            Host.Processes,
            Host.Environment(crew["state"], more),
            TimeProvider.System
        );

    [Fact(Timeout = 30_000)]
    public async Task A_recorded_turn_is_repeated_with_its_change_and_spends_nothing()
    {
        await RecordAsync();
        var probe = await Replay().ProbeAsync(Stop);
        var result = await Replay().RunAsync(crew.Turn(), Stop);
        Assert.Null(probe.Failure);
        Assert.Equal((null, "said\n", 0m), (result.Failure, result.Text, result.Usage.Money));
        Assert.Equal("written once\n", File.ReadAllText(crew["workspace/new.txt"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_prompt_is_refused_unless_that_is_asked_for()
    {
        await RecordAsync();
        var other = crew.Turn() with { Prompt = "Do something else." };
        var refused = await Replay().RunAsync(other, Stop);
        Assert.Equal("replay_mismatch", refused.Failure?.Class);
        Assert.Empty(Directory.GetFiles(crew["workspace"]));
        Assert.Equal("said\n", (await Replay((ReplayAgent.Variable, "loose")).RunAsync(other, Stop)).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_that_does_not_fit_the_workspace_is_a_mismatch()
    {
        await RecordAsync();
        File.WriteAllText(crew["workspace/new.txt"], "in the way");
        Assert.Equal("replay_mismatch", (await Replay().RunAsync(crew.Turn(), Stop)).Failure?.Class);
        Assert.Equal("in the way", File.ReadAllText(crew["workspace/new.txt"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_is_not_made_to_write()
    {
        await RecordAsync();
        var result = await Replay().RunAsync(crew.Turn() with { Permission = Permission.ReadOnly }, Stop);
        Assert.Null(result.Failure);
        Assert.Empty(Directory.GetFiles(crew["workspace"]));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("replay:nowhere")]
    [InlineData("replay:./nowhere")]
    public async Task What_was_never_recorded_is_a_failure_before_anything_is_spent(string name)
    {
        var failure = (await crew.Agent(name).ProbeAsync(Stop)).Failure;
        Assert.Equal("replay_not_found", failure?.Class);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_damaged_record_is_no_recorded_turn()
    {
        await RecordAsync();
        File.WriteAllText(crew["recorded/turn.json"], "{\"version\":1,");
        Assert.Equal("replay_not_found", (await Replay().ProbeAsync(Stop)).Failure?.Class);
    }
}
