using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Interlock.Agents.Tests.Resilience;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Command;

public sealed class CommandBoundsTests : IDisposable
{
    private readonly Crew crew = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => crew.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_says_nothing_for_too_long_is_ended()
    {
        var turn = crew.Turn() with { CommandIdleTimeout = TimeSpan.FromSeconds(1) };

        var result = await crew.Agent("command:exec tail -f /dev/null").RunAsync(turn, Stop);

        Assert.Equal("agent_timeout", result.Failure?.Class);
        Assert.Contains("wrote nothing for 1 s", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_goes_on_talking_is_not_idle()
    {
        var turn = crew.Turn() with { CommandIdleTimeout = TimeSpan.FromSeconds(2) };
        const string talks = "command:for i in 1 2 3 4 5 6 7; do echo $i >&2; sleep 0.5; done; echo done";

        var result = await crew.Agent(talks).RunAsync(turn, Stop);

        Assert.Null(result.Failure);
        Assert.Equal("done\n", result.Text);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true, "shut")]
    [InlineData(false, "open")]
    public async Task A_command_that_is_kept_off_the_network_has_none(bool isOff, string expected)
    {
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, Host.Environment("/nowhere"), Stop);
        Assert.SkipUnless(sandbox.IsInForce, sandbox.Detail);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var turn = crew.Turn() with
        {
            Permission = Permission.Full,
            Network = isOff ? false : null,
            CommandConfinement = isOff ? sandbox.Offline() : null,
        };
        var command = $"command:bash -c '(exec 3<>/dev/tcp/127.0.0.1/{port}) && echo open || echo shut'";

        var result = await crew.Agent(command).RunAsync(turn, Stop);

        Assert.Equal((null, $"{expected}\n"), (result.Failure?.Class, result.Text));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_that_nothing_keeps_off_the_network_is_not_started()
    {
        var turn = crew.Turn() with { Permission = Permission.Full, Network = false };

        var result = await crew.Agent("command:echo ran > ran").RunAsync(turn, Stop);

        Assert.Equal("capability_missing", result.Failure?.Class);
        Assert.False(File.Exists(crew["workspace/ran"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_whose_supervisor_is_killed_has_died_and_leaves_nothing()
    {
        const string kills = "command:echo begun > begun; kill -9 $PPID; exec tail -f /dev/null";

        var result = await crew.Agent(kills).RunAsync(crew.Turn() with { Run = crew["run"] }, Stop);

        Assert.True(File.Exists(crew["workspace/begun"]));
        Assert.Equal(("agent_died", FailureOwner.Platform), (result.Failure?.Class, result.Failure!.Owner));
        Assert.Empty(LiveProcesses.Holding(crew["run"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_whose_sandbox_is_killed_has_died_and_leaves_nothing()
    {
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, Host.Environment("/nowhere"), Stop);
        Assert.SkipUnless(sandbox.IsInForce, sandbox.Detail);
        using (var made = Process.Start("mkfifo", [crew["up"]]))
            await made.WaitForExitAsync(Stop);
        var turn = crew.Turn() with { Run = crew["run"], CommandConfinement = sandbox.Offline() };

        var running = crew.Agent($"command:echo up > {crew["up"]}; read forever < {crew["up"]}").RunAsync(turn, Stop);
        await File.ReadAllTextAsync(crew["up"], Stop);
        var outer = LiveProcesses
            .Holding(crew["run"])
            .Where(line => line.EndsWith(" bwrap", StringComparison.Ordinal))
            .Min(line => int.Parse(line.Split(' ')[0]));
        using (var process = Process.GetProcessById(outer))
            process.Kill();
        var result = await running;

        Assert.Equal(("agent_died", FailureOwner.Platform), (result.Failure?.Class, result.Failure!.Owner));
        Assert.Empty(LiveProcesses.Holding(crew["run"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_limit_of_output_holds_for_what_is_kept_too()
    {
        var turn = crew.Turn() with { Limits = TurnLimits.None with { OutputBytes = 1000 } };

        var result = await crew.Agent("command:head -c 5000 /dev/zero | tr '\\0' x").RunAsync(turn, Stop);

        Assert.Equal("budget_exhausted", result.Failure?.Class);
        Assert.Equal(result.Text, await File.ReadAllTextAsync(crew["session/stdout"], Stop));
        Assert.Equal($"{new string('x', 500)}[… 4000 bytes left out …]{new string('x', 500)}", result.Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_limit_of_tokens_that_nothing_could_keep_is_told()
    {
        var turn = crew.Turn() with { Limits = new TurnLimits(Tokens: 10) };

        var result = await crew.Agent("command:echo done").RunAsync(turn, Stop);

        Assert.Null(result.Failure);
        Assert.Contains(crew.Progress, line => line.Contains("reported no usage", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_that_names_an_option_which_is_not_there_says_so()
    {
        var question = new AgentQuestion("q", "Which?", [new("red"), new("blue")]);

        var answer = QuestionPolicy.Parse("option:7")!.Answer(question)!;

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.StartsWith("The policy chose option 7 of 2, which is not there.", answer.Text, StringComparison.Ordinal);
    }
}
