using System.CommandLine;
using Interlock.Cli.Ship;

namespace Interlock.Cli.Tests.Ship;

public sealed class ShipCommandLineTests
{
    [Fact]
    public void Every_option_is_read()
    {
        var arguments = Read(
            "add a flag",
            "--check",
            "test=npm test",
            "--check",
            "lint=a=b",
            "--agent",
            "codex",
            "--planner",
            "command:p",
            "--reviewer",
            "codex",
            "--reviewer",
            "security=command:r --level=3",
            "--land",
            "branch=x/y",
            "--max-rounds",
            "3",
            "--max-agents",
            "16",
            "--timeout",
            "1h",
            "--allow-dirty",
            "--allow-shared-files",
            "--message",
            "m",
            "--json",
            "--repo",
            "sub"
        );
        Assert.Equal("add a flag", arguments.Request);
        Assert.Equal([("test", "npm test"), ("lint", "a=b")], arguments.Checks);
        Assert.Equal(("codex", "command:p"), (arguments.Agent, arguments.Planner));
        Assert.Equal(
            [("", "codex"), ("security", "command:r --level=3")],
            arguments.Reviewers.Select(r => (r.Name, r.Agent!))
        );
        Assert.Equal(
            ("branch=x/y", 3, 16, TimeSpan.FromHours(1)),
            (arguments.Land, arguments.MaxRounds, arguments.MaxAgents, arguments.Timeout)
        );
        Assert.True(arguments is { AllowDirty: true, AllowSharedFiles: true, Json: true, DryRun: false, Message: "m" });
        Assert.Equal("/here/sub", arguments.Repository);
    }

    [Fact]
    public void What_is_not_given_is_left_open()
    {
        var arguments = Read("--tasks", "tasks.json");
        Assert.Equal(
            new ShipArguments
            {
                TasksFile = "tasks.json",
                Repository = "/here",
                Checks = arguments.Checks,
                Reviewers = arguments.Reviewers,
            },
            arguments
        );
        Assert.Empty(arguments.Checks);
        Assert.Empty(arguments.Reviewers);
    }

    [Fact]
    public void An_equals_sign_inside_a_reviewers_command_is_no_name() =>
        Assert.Equal("command:x --a=b", Read("r", "--reviewer", "command:x --a=b").Reviewers[0].Agent);

    private static ShipArguments Read(params string[] arguments)
    {
        var line = new ShipCommandLine();
        var root = new RootCommand { line.AddTo(new Command("ship")) };
        var (read, faults) = line.Read(root.Parse(["ship", .. arguments]), "/here");
        Assert.Empty(faults);
        return read!;
    }
}
