using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance.Sessions;

/// <summary>What a session says to be enforced is what is.</summary>
public sealed class SessionEnforcementTests
{
    private static readonly Dictionary<string, string> Off = new(StringComparer.Ordinal)
    {
        ["INTERLOCK_CONFINEMENT"] = "off",
    };

    [Fact(Timeout = 60_000)]
    public async Task A_limited_session_that_nothing_holds_back_says_so_everywhere()
    {
        using var bench = new SessionBench();
        var task = $"echo there > {bench.Repository.Home}/outside; ls /proc/net/dev";

        var run = await bench.Cli.RunAsync(Off, Arguments("open", task, "--json"));

        Assert.True(File.Exists(Path.Combine(bench.Repository.Home, "outside")));
        var enforcement = run.Json.GetProperty("enforcement");
        Assert.Equal("nobody", enforcement.GetProperty("by").GetString());
        var note = enforcement.GetProperty("note").GetString()!;
        Assert.Contains(
            "nothing outside the agent keeps it to its workspace (turned off",
            note,
            StringComparison.Ordinal
        );
        Assert.Contains("its commands reach the network", note, StringComparison.Ordinal);
        Assert.Contains($"not enforced: {note}", run.Error, StringComparison.Ordinal);
        Assert.Contains(note, (await bench.Cli.RunAsync("agent", "status", "open")).Output, StringComparison.Ordinal);
        Assert.Contains(note, (await bench.Cli.RunAsync("agent", "logs", "open")).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_limited_session_that_is_held_back_has_nothing_to_say()
    {
        await RealSandbox.RequireStrictAsync(TestContext.Current.CancellationToken);
        using var bench = new SessionBench();

        var run = await bench.Cli.RunAsync(
            Arguments("shut", $"echo there > {bench.Repository.Home}/outside; true", "--json")
        );

        Assert.False(File.Exists(Path.Combine(bench.Repository.Home, "outside")));
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            run.Json.GetProperty("enforcement").GetProperty("note").ValueKind
        );
        Assert.DoesNotContain("not enforced", run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_variable_for_the_agent_that_is_not_set_is_told_and_recorded()
    {
        using var bench = new SessionBench();

        var run = await bench.Cli.RunAsync(Arguments("env", "true", "--env", "NOSUCHVAR"));

        Assert.True(run.Exit == 0, run.Output + run.Error);
        Assert.Contains("--env NOSUCHVAR: no such variable", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "NOSUCHVAR",
            (await bench.Cli.RunAsync("agent", "logs", "env")).Output,
            StringComparison.Ordinal
        );
    }

    private static string[] Arguments(string name, string task, params string[] more) =>
        ["agent", "run", "--agent", SessionBench.Agent, "--session", name, "--task", task, .. more];
}
