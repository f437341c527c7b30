using System.Text;
using Interlock.Cli.CommandLine;
using Interlock.TestKit;

namespace Interlock.Cli.Tests.Agent;

/// <summary>A second Ctrl-C that comes when the worker has already ended its turn politely.</summary>
public sealed class InsistedStopTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(false, "\"idle\"")]
    [InlineData(true, "\"stopped\"")]
    public async Task Who_insists_on_an_end_gets_a_stopped_session(bool insists, string state)
    {
        using var repository = new TestRepository();
        repository.Write("a.txt", "one\n").Commit();
        using var test = new TestFace();
        using var polite = new CancellationTokenSource();
        using var insisted = new CancellationTokenSource();
        await using var error = new Heard(line =>
        {
            if (line.EndsWith("turn 1", StringComparison.Ordinal))
                polite.Cancel();
            if (insists && line.Contains("idle:", StringComparison.Ordinal))
                insisted.Cancel();
        });
        var face = test.Face with { Error = error, Insisted = insisted.Token };
        string[] line =
        [
            .. (string[])["agent", "run", "--agent", "command:cat > /dev/null; tail -f /dev/null", "--json"],
            .. (string[])["--permission", "full", "--task", "x", "--repo", repository.Root],
        ];
        Assert.Equal(130, await CommandTree.RunAsync(line, face, polite.Token));
        Assert.Contains($"\"state\": {state}", test.Output.ToString(), StringComparison.Ordinal);
    }

    private sealed class Heard(Action<string> said) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            said(value ?? "");
            return Task.CompletedTask;
        }
    }
}
