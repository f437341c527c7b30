using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

public sealed class SandboxTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_bubblewrap_that_works_is_in_force()
    {
        var sandbox = await RealSandbox.RequireAsync(Stop);
        Assert.StartsWith("bubblewrap (/", sandbox.Detail, StringComparison.Ordinal);
        Assert.NotNull(sandbox.Allow(folder.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_bubblewrap_nothing_is_in_force_and_the_reason_is_told()
    {
        var sandbox = await ProbeAsync(("PATH", RealSandbox.PathWithout(folder["bin"])));
        Assert.Equal((false, "bubblewrap (bwrap) is not in PATH"), (sandbox.IsInForce, sandbox.Detail));
        Assert.Null(sandbox.Keep(folder.Path).Allow(folder.Path));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_user_can_turn_it_off()
    {
        var sandbox = await ProbeAsync((Sandbox.Variable, "off"));
        Assert.Equal((false, "turned off by INTERLOCK_CONFINEMENT=off"), (sandbox.IsInForce, sandbox.Detail));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("printf 'bwrap: No\\033[31m permissions\\n' >&2; exit 1", "bwrap: No permissions")]
    [InlineData("while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"", "exit 10")]
    [InlineData("exit 0", "exit 0")]
    public async Task A_bubblewrap_that_does_not_hold_is_not_relied_upon(string script, string reason)
    {
        Directory.CreateDirectory(folder["bin"]);
        await File.WriteAllTextAsync(folder["bin/bwrap"], "#!/bin/sh\n" + script + "\n", Stop);
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(folder["bin/bwrap"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416

        var sandbox = await ProbeAsync(("PATH", $"{folder["bin"]}:/usr/bin:/bin"));

        Assert.False(sandbox.IsInForce);
        Assert.Equal($"bubblewrap does not hold here: {reason}", sandbox.Detail);
    }

    [Fact]
    public void Links_are_resolved_and_what_is_not_there_is_left_out()
    {
        Directory.CreateDirectory(folder["real/deep"]);
        Directory.CreateSymbolicLink(folder["one"], "real");
        Directory.CreateSymbolicLink(folder["two"], folder["one/deep"]);
        var sandbox = new Sandbox("/usr/bin/bwrap", "").Keep(folder["one"], folder["none"]).Keep(folder["real"]);

        var confinement = Assert.IsType<Guard>(sandbox.Allow(folder["two"]));

        Assert.Equal([folder["real"]], confinement.ReadOnly);
        Assert.Equal([folder["real/deep"]], confinement.Writable);
    }

    private Task<Sandbox> ProbeAsync(params (string Name, string Value)[] variables) =>
        Sandbox.ProbeAsync(Host.Processes, Host.Environment(folder.Path, variables), Stop);
}
