using Interlock.Core.Agents;
using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexNetworkTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(Permission.Limited, true, "open")]
    [InlineData(Permission.Full, null, "open")]
    [InlineData(Permission.Full, false, "shut")]
    public async Task Commands_reach_the_network_only_when_they_may(
        Permission permission,
        bool? network,
        string expected
    )
    {
        await using var bench = await CodexBench.StartAsync(
            new Step
            {
                Shell =
                    "(exec 3<>/dev/tcp/127.0.0.1/$(cat port)) && echo open > net.txt || echo shut > net.txt; echo out > ../out.txt",
            },
            new Step { Say = "Done." }
        );
        bench.Repository.Write("port", new Uri(bench.Stub.Root).Port.ToString());

        var result = await bench.RunAsync(bench.Turn() with { Permission = permission, Network = network });

        Assert.Null(result.Failure);
        Assert.Equal($"{expected}\n", bench.Repository.Read("net.txt"));
        Assert.Equal(permission == Permission.Full, File.Exists(Path.Combine(bench.Repository.Root, "..", "out.txt")));
    }
}
