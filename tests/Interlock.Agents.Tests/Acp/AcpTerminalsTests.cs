using System.Text.Json.Nodes;
using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Acp;

public sealed class AcpTerminalsTests : IDisposable
{
    private readonly ScriptedAgent agent = new();

    [Fact(Timeout = 30_000)]
    public async Task A_command_runs_in_the_workspace_and_tells_its_output_and_exit()
    {
        var answers = await agent.AnswersAsync(
            agent.Turn(
                new { terminal = new { command = "pwd; echo oops >&2; exit 3" } },
                new
                {
                    terminal = new
                    {
                        command = "printf",
                        args = new[] { "%s", "a b;c $HOME" },
                        env = new[] { new { name = "X", value = "y" } },
                    },
                }
            )
        );

        Assert.Equal(3, (int?)answers[0]!["result"]!["exitCode"]);
        Assert.Equal($"{agent.Workspace}\noops\n", Output(answers[1]));
        Assert.Equal("a b;c $HOME", Output(answers[4]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_flood_is_cut_to_its_end()
    {
        var answers = await agent.AnswersAsync(
            agent.Turn(new { terminal = new { command = "seq 3000000", outputByteLimit = 10 } })
        );

        Assert.Equal("9\n3000000\n", Output(answers[1])?[^10..]);
        Assert.True((bool?)answers[1]!["result"]!["truncated"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Commands_see_no_key_and_begin_nowhere_else()
    {
        Directory.CreateSymbolicLink(Path.Combine(agent.Workspace, "link"), agent.Outside);
        var answers = await agent.AnswersAsync(
            agent.Turn(
                new { terminal = new { command = "env" } },
                new { terminal = new { command = "pwd", cwd = agent.Outside } },
                new { terminal = new { command = "pwd", cwd = $"{agent.Workspace}/link" } }
            )
        );

        Assert.DoesNotContain(ScriptedAgent.Key, Output(answers[1]), StringComparison.Ordinal);
        Assert.Contains("INTERLOCK_RUN=r1", Output(answers[1]), StringComparison.Ordinal);
        Assert.All(answers.Skip(3), answer => Assert.NotNull(answer!["error"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_gets_no_key_even_when_its_agent_hands_it_over()
    {
        object[] wanted = [new { name = "SOME_API_KEY", value = "k" }, new { name = "COLOUR", value = "red" }];
        var turn = agent.Turn(
            new { terminal = new { command = "echo ${SOME_API_KEY-none} $COLOUR > env.txt", env = wanted } }
        );

        var result = await agent.Agent("SOME_API_KEY").RunAsync(turn, default);

        Assert.Null(result.Failure);
        Assert.Equal("none red\n", await File.ReadAllTextAsync(Path.Combine(agent.Workspace, "env.txt")));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_runs_no_command()
    {
        var turn = agent.Turn(new { terminal = new { command = "touch made" } });

        var answer = Assert.Single(await agent.AnswersAsync(turn with { Permission = Permission.ReadOnly }));

        Assert.NotNull(answer!["error"]);
        Assert.Empty(Directory.GetFiles(agent.Workspace));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_is_killed_on_request_and_all_are_dead_after_the_turn()
    {
        var endless = new { command = "setsid -f tail -f /dev/null; exec tail -f /dev/null" };
        var answers = await agent.AnswersAsync(
            agent.Turn(
                ScriptedAgent.Ask("terminal/create", endless),
                ScriptedAgent.Ask("terminal/create", endless),
                ScriptedAgent.Ask("terminal/kill", new { terminalId = "term-1" }),
                ScriptedAgent.Ask("terminal/output", new { terminalId = "term-1" }),
                ScriptedAgent.Ask("terminal/output", new { terminalId = "term-2" }),
                ScriptedAgent.Ask("terminal/output", new { terminalId = "term-9" })
            )
        );

        Assert.NotNull(answers[3]!["result"]!["exitStatus"]);
        Assert.Null(answers[4]!["result"]!["exitStatus"]);
        Assert.NotNull(answers[5]!["error"]);
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_is_held_back_as_its_agent_is()
    {
        var sandbox = await RealSandbox.RequireAsync(default);
        var turn = agent.Turn(
            new { terminal = new { command = $"echo in > in.txt; echo bad > {agent.Outside}/bad.txt" } }
        );

        await agent.AnswersAsync(
            turn with
            {
                Confinement = sandbox
                    .Keep(agent.Outside)
                    .Allow(turn.Workspace, Directory.CreateDirectory(turn.AgentFolder).FullName),
            }
        );

        Assert.True(File.Exists(Path.Combine(agent.Workspace, "in.txt")));
        Assert.False(File.Exists(Path.Combine(agent.Outside, "bad.txt")));
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task Commands_of_a_strictly_confined_agent_have_no_network_while_the_agent_has()
    {
        var sandbox = await RealSandbox.RequireStrictAsync(default);
        var devices = "cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' \\n'";
        var turn = agent.Turn(
            new { run = $"{devices} > {agent.Workspace}/agent" },
            new { terminal = new { command = devices } },
            new { terminal = new { command = $"cat {agent.Outside}/secret.txt" } }
        );
        var access = new StrictAccess
        {
            Writable = [turn.Workspace, Directory.CreateDirectory(turn.AgentFolder).FullName],
            Network = true,
        };

        var answers = await agent.AnswersAsync(turn with { Confinement = sandbox.Strict(access) });

        Assert.Equal("lo", Output(answers[1]));
        Assert.Equal(Devices(), await File.ReadAllTextAsync(Path.Combine(agent.Workspace, "agent")));
        Assert.NotEqual(0, (int?)answers[3]!["result"]!["exitCode"]);
        Assert.Empty(agent.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_nothing_holds_the_network_off_no_command_runs_that_must_not_have_it()
    {
        var turn = agent.Turn(new { terminal = new { command = "true" } }) with { Network = false };

        Assert.NotNull(Assert.Single(await agent.AnswersAsync(turn))!["error"]);
    }

    public void Dispose() => agent.Dispose();

    private static string? Output(JsonNode? answer) => (string?)answer!["result"]!["output"];

    private static string Devices() =>
        string.Concat(File.ReadLines("/proc/net/dev").Skip(2).Select(line => line.Split(':')[0].Trim()));
}
