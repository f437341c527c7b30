using Interlock.Core.Processes;
using Xunit;

namespace Interlock.TestKit;

/// <summary>
/// The real bubblewrap of the tests. Where it is missing a test that needs it is failed in CI and skipped by name
/// elsewhere; where the kernel does not let it work, it is skipped by name.
/// </summary>
public static class RealSandbox
{
    /// <summary>What holds programs back on this machine.</summary>
    public static async Task<Sandbox> RequireAsync(CancellationToken cancellation)
    {
        var environment = HostEnvironment.FromProcess();
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, environment, cancellation);
        if (sandbox.IsInForce)
            return sandbox;
        var isMissing = ProgramPath.Find("bwrap", environment.Variables, "/") is null;
        if (isMissing && environment["CI"] is not null)
            Assert.Fail(sandbox.Detail);
        Assert.Skip(sandbox.Detail);
        return sandbox;
    }

    /// <summary>
    /// The same, for tests of strict confinement: skipped where the kernel refuses it, failed where it lets through.
    /// </summary>
    public static async Task<Sandbox> RequireStrictAsync(CancellationToken cancellation)
    {
        var sandbox = await RequireAsync(cancellation);
        if (sandbox.Guarantees.Any(guarantee => guarantee.Holds) && !sandbox.IsStrictInForce)
            Assert.Fail($"strict confinement: {sandbox.StrictTrouble}");
        if (!sandbox.IsStrictInForce)
            Assert.Skip($"strict confinement: {sandbox.StrictTrouble}");
        return sandbox;
    }

    /// <summary>A PATH with every program of this machine but bubblewrap.</summary>
    /// <param name="folder">An empty folder for it.</param>
    public static string PathWithout(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(Directory.Exists))
        foreach (var program in Directory.GetFiles(entry))
            if (Path.GetFileName(program) is not "bwrap" and var name && !Path.Exists(Path.Combine(folder, name)))
                File.CreateSymbolicLink(Path.Combine(folder, name), program);
        return folder;
    }
}
