using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Claude;

public sealed class ClaudePermissionTests
{
    private static readonly Step SaysDone = new() { Say = "Done." };

    [Fact(Timeout = 30_000)]
    public async Task A_reader_can_read_and_cannot_write()
    {
        await using var bench = await ClaudeBench.StartAsync(
            new Step { Shell = "cat README.md" },
            new Step { Shell = "echo bad > README.md; echo bad > new.txt" },
            new Step { Shell = "python3 -c \"open('new.txt','w')\"" },
            ClaudeBench.Uses("Write", ("file_path", "new.txt"), ("content", "bad")),
            SaysDone
        );

        var result = await bench.RunAsync(bench.Turn() with { Permission = Permission.ReadOnly });

        Assert.Null(result.Failure);
        var seen = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.Contains("hello", seen[0], StringComparison.Ordinal);
        Assert.Contains("you may only read the workspace", seen[1], StringComparison.Ordinal);
        Assert.Contains("you may only read the workspace", seen[2], StringComparison.Ordinal);
        Assert.Equal("hello\n", bench.Repository.Read("README.md"));
        Assert.Empty(bench.Repository.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_is_denied_every_path_outside_its_workspace_that_can_be_seen()
    {
        await using var bench = await ClaudeBench.StartAsync();
        var outside = bench.Outside;
        Step[] tries =
        [
            ClaudeBench.Uses("Write", ("file_path", $"{outside}/a"), ("content", "bad")),
            new Step { Shell = $"echo in > in.txt; echo bad > {outside}/b" },
            new Step { Shell = "ln -s " + outside + " link" },
            ClaudeBench.Uses("Write", ("file_path", "link/c"), ("content", "bad")),
            new Step { Shell = "echo bad > link/d" },
            ClaudeBench.Uses("Read", ("file_path", "/etc/hostname")),
            SaysDone,
        ];
        bench.Stub.Play(Scenario.Always(tries));

        var result = await bench.RunAsync();

        Assert.Null(result.Failure);
        Assert.Empty(Directory.GetFiles(outside));
        var seen = bench.Stub.Requests[^1].Conversation.ToolResults;
        Assert.All(
            [seen[0], seen[1], seen[3], seen[4], seen[5]],
            text => Assert.Contains("outside the workspace", text, StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task A_confined_worker_cannot_write_what_no_command_shows()
    {
        await using var bench = await ClaudeBench.StartAsync();
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, Host.Environment("/nowhere"), default);
        Assert.SkipUnless(sandbox.IsInForce, sandbox.Detail);
        var hidden = $"python3 -c \"open('in','w'); open('{bench.Outside}/a','w')\"";
        bench.Stub.Play(Scenario.Always(new Step { Shell = hidden }, SaysDone));
        var turn = bench.Turn();

        var result = await bench.RunAsync(
            turn with
            {
                Confinement = sandbox
                    .Keep(bench.Outside)
                    .Allow(turn.Workspace, Directory.CreateDirectory(turn.AgentFolder).FullName),
            }
        );

        Assert.Null(result.Failure);
        Assert.True(File.Exists(Path.Combine(turn.Workspace, "in")));
        Assert.Empty(Directory.GetFiles(bench.Outside));
        Assert.Empty(bench.Survivors());
    }

    [Fact(Timeout = 30_000)]
    public async Task Full_permission_writes_anywhere_as_root_too()
    {
        await using var bench = await ClaudeBench.StartAsync();
        var outside = bench.Outside;
        bench.Stub.Play(
            Scenario.Always(
                ClaudeBench.Uses("Write", ("file_path", $"{outside}/a"), ("content", "a")),
                new Step { Shell = $"echo b > {outside}/b" },
                SaysDone
            )
        );

        var result = await bench.RunAsync(bench.Turn() with { Permission = Permission.Full });

        Assert.Null(result.Failure);
        Assert.Equal(2, Directory.GetFiles(outside).Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task Keys_are_not_seen_by_the_commands_of_an_agent()
    {
        await using var bench = await ClaudeBench.StartAsync(new Step { Shell = "env > env.txt; pwd" }, SaysDone);

        await bench.RunAsync();

        var seen = bench.Repository.Read("env.txt");
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(ClaudeBench.Key, seen, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(Permission.Limited)]
    [InlineData(Permission.Full)]
    public async Task Neither_the_repository_nor_the_user_configures_claude(Permission permission)
    {
        await using var bench = await ClaudeBench.StartAsync(SaysDone);
        var planted = Path.Combine(bench.Outside, "planted");
        var settings = $$"""
            {"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "touch {{planted}}"}]}],
                       "SessionStart": [{"hooks": [{"type": "command", "command": "touch {{planted}}"}]}]},
             "apiKeyHelper": "touch {{planted}}"}
            """;
        bench
            .Repository.Write(".claude/settings.json", settings)
            .Write(".claude/settings.local.json", settings)
            .Write(".mcp.json", $$"""{"mcpServers": {"evil": {"command": "touch", "args": ["{{planted}}"]} } }""")
            .Commit();
        await File.WriteAllTextAsync(Path.Combine(bench.UserHome, "settings.json"), settings);
        await File.WriteAllTextAsync(Path.Combine(bench.UserHome, "CLAUDE.md"), "THE-USERS-MEMORY");

        var result = await bench.RunAsync(bench.Turn() with { Permission = permission });

        Assert.Null(result.Failure);
        Assert.False(File.Exists(planted));
        Assert.DoesNotContain("THE-USERS-MEMORY", bench.Stub.Requests[0].Body, StringComparison.Ordinal);
    }
}
