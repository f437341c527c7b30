using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudeNetworkTests
{
    private const string Connects =
        "(exec 3<>/dev/tcp/127.0.0.1/$(cat port)) && echo open > net.txt || echo shut > net.txt";

    [Theory(Timeout = 30_000)]
    [InlineData(Permission.Limited, null, false, "shut")]
    [InlineData(Permission.Limited, null, true, "shut")]
    [InlineData(Permission.Limited, true, true, "open")]
    [InlineData(Permission.Full, null, false, "open")]
    [InlineData(Permission.Full, false, false, "shut")]
    public async Task Commands_reach_the_network_only_when_they_may(
        Permission permission,
        bool? network,
        bool confined,
        string expected
    )
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Shell = Connects }, new Step { Say = "Done." });
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, Host.Environment("/nowhere"), default);
        Assert.SkipUnless(sandbox.IsInForce, sandbox.Detail);
        Assert.Contains(Capability.ToolNetworkOff, bench.Agent().Capabilities);
        bench.Repository.Write("port", new Uri(bench.Stub.Root).Port.ToString());
        var turn = bench.Turn();

        var result = await bench.RunAsync(
            turn with
            {
                Permission = permission,
                Network = network,
                Confinement = confined
                    ? sandbox
                        .Keep(bench.Outside)
                        .Allow(turn.Workspace, Directory.CreateDirectory(turn.AgentFolder).FullName)
                    : null,
            }
        );

        Assert.Null(result.Failure);
        Assert.Equal($"{expected}\n", bench.Repository.Read("net.txt"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(null, "shut")]
    [InlineData(false, "shut")]
    [InlineData(true, "open")]
    public async Task Commands_of_a_strictly_confined_agent_reach_the_network_only_when_they_may(
        bool? network,
        string expected
    )
    {
        var sandbox = await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        await using var bench = await ClaudeBench.StartAsync(new Step { Shell = Connects }, new Step { Say = "Done." });
        bench.Repository.Write("port", new Uri(bench.Stub.Root).Port.ToString());
        var turn = bench.Turn();
        string[] own = [turn.Workspace, Directory.CreateDirectory(turn.AgentFolder).FullName];

        var result = await bench.RunAsync(
            turn with
            {
                Network = network,
                Confinement = sandbox.Keep(bench.Outside).Strict(new StrictAccess { Writable = own, Network = true }),
            }
        );

        Assert.Null(result.Failure); // so the program itself reached its model, on the same address
        Assert.Equal($"{expected}\n", bench.Repository.Read("net.txt"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_command_cannot_give_itself_the_network_back_nor_read_the_login()
    {
        await using var bench = await ClaudeBench.StartAsync();
        var turn = bench.Turn();
        var place = Path.Combine(turn.AgentFolder, "claude");
        bench.Stub.Play(
            Scenario.Always(
                // By a script, so that no path is seen in the command.
                new Step { Shell = "bash ./try.sh > tried.txt 2>&1; true" },
                new Step { Shell = Connects },
                new Step { Say = "Done." }
            )
        );
        bench
            .Repository.Write("port", new Uri(bench.Stub.Root).Port.ToString())
            .Write(
                "try.sh",
                $"""
                printf '#!/bin/sh\nexec /bin/bash -c "$1"\n' > {place}/shell
                umount {place}
                mount -o remount,rw {place}
                cat {place}/home/.credentials.json
                echo tried
                """
            );
        await File.WriteAllTextAsync(
            Path.Combine(bench.UserHome, ".credentials.json"),
            """{"claudeAiOauth":{"accessToken":"LOGIN-OF-THE-USER","refreshToken":"r-12345678","expiresAt":4102444800000,"scopes":["user:inference"]}}"""
        );

        var result = await bench.RunAsync(turn);

        Assert.Null(result.Failure);
        var tried = bench.Repository.Read("tried.txt");
        Assert.Contains("tried", tried, StringComparison.Ordinal);
        Assert.DoesNotContain("LOGIN-OF-THE-USER", tried, StringComparison.Ordinal);
        Assert.Equal("shut\n", bench.Repository.Read("net.txt"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_network_that_cannot_be_shut_is_said_before_anything_starts()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Say = "Done." });
        var agent = bench.Agent((Sandbox.Variable, "off"));

        var result = await agent.RunAsync(bench.Turn() with { Network = false }, default);

        Assert.DoesNotContain(Capability.ToolNetworkOff, agent.Capabilities);
        Assert.Equal("capability_missing", result.Failure?.Class);
        Assert.Empty(bench.Stub.Requests);
    }
}
