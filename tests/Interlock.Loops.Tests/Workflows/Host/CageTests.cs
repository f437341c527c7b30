using System.Net;
using System.Net.Sockets;
using Interlock.Core.Processes;
using Interlock.Loops.Workflows.Host;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

/// <summary>What code could do that has got hold of Node's own realm.</summary>
public sealed class CageTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("read a file", "require('node:fs').readFileSync('/etc/passwd')")]
    [InlineData("list a folder", "require('node:fs').readdirSync('/etc')")]
    [InlineData("write a file", "require('node:fs').writeFileSync('/tmp/out', 'x')")]
    [InlineData("run a program", "require('node:child_process').execFileSync('/bin/true')")]
    [InlineData("start a worker", "new (require('node:worker_threads').Worker)('1', { eval: true })")]
    [InlineData("load an add-on", "process.dlopen({ exports: {} }, '/usr/lib/x.node')")]
    [InlineData("run code from a string", "new Function('return 1')()")]
    [InlineData("pollute the realm", "Object.prototype.polluted = 1; if (!({}).polluted) throw new Error('no')")]
    [InlineData("take a heap snapshot", "require('node:v8').writeHeapSnapshot('/tmp/x')")]
    public async Task Nodes_own_switches_stop_it(string what, string code)
    {
        var cage = Cage() with { Bubblewrap = null };
        Assert.StartsWith("stopped", await RunAsync(cage, $"{code};"), StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_walls_stop_the_network_and_signals()
    {
        Assert.SkipWhen(Cage().Bubblewrap is null, "bubblewrap is not installed");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var connect =
            $"await new Promise((done, fail) => require('node:net').connect({port}, '127.0.0.1', done).on('error', fail));";
        Assert.StartsWith("stopped", await RunAsync(Cage(), connect), StringComparison.Ordinal);
        Assert.Equal("done", await RunAsync(Cage() with { Bubblewrap = null }, connect)); // the test can fail
        Assert.StartsWith(
            "stopped",
            await RunAsync(Cage(), $"process.kill({Environment.ProcessId}, 0);"),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task The_cage_says_what_is_in_force()
    {
        await using var host = await Scripted.StartAsync();
        Assert.Equal(Cage().Bubblewrap is not null, host.IsWalledIn);
        Assert.Contains("permission switches", host.Cage, StringComparison.Ordinal);
        var off = new HostEnvironment(
            new Dictionary<string, string>(Scripted.Environment.Variables, StringComparer.Ordinal)
            {
                [Sandbox.Variable] = "off",
            }
        );
        var start = await ScriptHost.StartAsync(
            Scripted.Options() with
            {
                Environment = off,
            },
            TestContext.Current.CancellationToken
        );
        await using var open = start.Host!;
        Assert.False(open.IsWalledIn);
        Assert.Contains("without bubblewrap", open.Cage, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_bubblewrap_that_does_not_work_here_is_left_out_and_told()
    {
        using var folder = new TempFolder();
        var broken = folder["bwrap"];
        await File.WriteAllTextAsync(broken, "#!/bin/sh\necho 'bwrap: no permission' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(broken, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var environment = TestKit.Host.Environment(
            folder.Path,
            ("PATH", $"{folder.Path}:{Scripted.Environment["PATH"]}")
        );
        var start = await ScriptHost.StartAsync(
            Scripted.Options() with
            {
                Environment = environment,
            },
            TestContext.Current.CancellationToken
        );
        await using var host = start.Host!;
        Assert.False(host.IsWalledIn);
        Assert.Contains("without bubblewrap", host.Cage, StringComparison.Ordinal);
    }

    private static ScriptCage Cage() =>
        ScriptCage.ToTry(ProgramPath.Find("node", Scripted.Environment.Variables, "/")!, Scripted.Environment).First();

    private static async Task<string> RunAsync(ScriptCage cage, string code)
    {
        var program =
            "(async () => { try { "
            + code
            + " require('node:fs').writeSync(1, 'done'); } catch (e) { require('node:fs').writeSync(1, 'stopped: ' + e.message); } process.exit(0); })();";
        var spec = cage.Spec(Scripted.Options());
        var result = await TestKit.Host.Processes.RunAsync(
            spec with
            {
                Arguments = [.. spec.Arguments.SkipLast(1), program],
            },
            TestContext.Current.CancellationToken
        );
        return result.OutputText.Length > 0 ? result.OutputText : $"nothing: {result.ErrorText}";
    }
}
