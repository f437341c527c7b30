using System.Diagnostics;
using System.Text.Json;
using Interlock.Acceptance.Sessions;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>Ctrl-C: the first is polite, the second ends; each time one document says how it ended.</summary>
public sealed class InterruptTests
{
    // Says that it is there, and ends only when it is killed.
    private const string Stubborn = "trap '' TERM INT; echo up > $BENCH/up; tail -f /dev/null; tail -f /dev/null";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(1, "idle")]
    [InlineData(2, "stopped")]
    public async Task A_session_is_interrupted_first_and_then_stopped(int signals, string state)
    {
        using var bench = new SessionBench();
        var result = await InterruptAsync(bench, signals, [.. bench.Run("s", Stubborn), "--json"]);
        Assert.True(result.Exit == 130, result.Output + result.Error);
        Assert.Equal((state, 130), (Text(result.Json, "state"), result.Json.GetProperty("exit").GetInt32()));
        Assert.Equal(state, await bench.StateAsync("s"));
        Assert.Empty(bench.Left);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("ship", 1)]
    [InlineData("ship", 2)]
    [InlineData("run", 1)]
    [InlineData("run", 2)]
    public async Task A_run_is_cancelled_and_says_so_in_one_document(string verb, int signals)
    {
        using var bench = new SessionBench();
        var result = await InterruptAsync(bench, signals, Line(bench, verb));
        Assert.True(result.Exit == 130, result.Output + result.Error);
        Assert.Equal("cancelled", Text(result.Json.GetProperty("failure"), "class"));
        var shown = (await bench.Cli.RunAsync("runs", "show", "--json")).Json;
        Assert.Equal((Text(result.Json, "run"), "interrupted"), (Text(shown, "run"), Text(shown, "state")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_will_not_wait_leaves_with_a_document_that_says_how_to_go_on()
    {
        using var bench = new SessionBench();
        var result = await InterruptAsync(bench, 3, Line(bench, "ship"));
        Assert.True(result.Exit == 130, result.Output + result.Error);
        var failure = result.Json.GetProperty("failure");
        Assert.Equal("cancelled", Text(failure, "class"));
        Assert.Contains($"runs resume {Text(result.Json, "run")}", Text(failure, "remedy"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ctrl_C_at_a_terminal_interrupts_the_session()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script of macOS has other options");
        using var bench = new SessionBench();
        var (up, program) = (bench.Pipe("up"), Path.Combine(AppContext.BaseDirectory, "interlock"));
        await File.WriteAllTextAsync(Path.Combine(bench.Repository.Home, "task"), Stubborn, Ended);
        var line =
            $"{program} agent run --agent '{SessionBench.Agent}' --permission full --session s --task-file $BENCH/task --json > $BENCH/out";
        using var terminal = bench.Cli.StartOther("script", "-qec", line, "/dev/null");
        await File.ReadAllTextAsync(up, Ended);
        await terminal.StandardInput.WriteAsync('\u0003');
        await terminal.StandardInput.FlushAsync(Ended);
        var result = await Cli.EndAsync(terminal);
        Assert.True(result.Exit == 130, result.Output);
        var document = await File.ReadAllTextAsync(Path.Combine(bench.Repository.Home, "out"), Ended);
        Assert.Equal("idle", Text(JsonElement.Parse(document), "state"));
        Assert.Empty(bench.Left);
    }

    private static string[] Line(SessionBench bench, string verb)
    {
        string Beside(string name, string text)
        {
            var path = Path.Combine(bench.Repository.Home, name);
            File.WriteAllText(path, text);
            return path;
        }
        string[] agent = ["--agent", $"command:sh {Beside("agent.sh", "cat > /dev/null\n" + Stubborn)}", "--json"];
        const string OneTask = """{"tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write good into a.txt"}]}""";
        return verb == "ship"
            ? ["ship", "x", "--tasks", Beside("tasks.json", OneTask), "--check", "t=true", .. agent]
            : ["run", Beside("flow.js", "return await agent('x');"), .. agent];
    }

    private static async Task<CliResult> InterruptAsync(SessionBench bench, int signals, string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only GNU's env can make a signal be heard again");
        var up = bench.Pipe("up");
        using var process = bench.Cli.StartInterruptible(arguments);
        await File.ReadAllTextAsync(up, Ended);
        var error = "";
        for (var i = 0; i < signals; i++)
        {
            // Signals that wait become one: the next is sent when the last was answered.
            using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
                await kill.WaitForExitAsync(Ended);
            while (await process.StandardError.ReadLineAsync(Ended) is { } line)
            {
                error += line + "\n";
                if (line.Contains("interlock: stopping", StringComparison.Ordinal))
                    break;
                if (line.Contains("interlock: left", StringComparison.Ordinal))
                    break;
            }
        }
        var result = await Cli.EndAsync(process);
        return result with { Error = error + result.Error };
    }

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;
}
