using Interlock.Core.Agents;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ModelNetworkTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(false, "shut")]
    [InlineData(null, "open")]
    public async Task Commands_of_a_model_that_may_do_all_but_use_the_network_have_none(bool? network, string expected)
    {
        var sandbox = await Sandbox.ProbeAsync(Host.Processes, Host.Environment("/nowhere"), default);
        Assert.SkipUnless(sandbox.IsInForce, sandbox.Detail);
        await using var bench = await ModelBench.StartAsync(
            "openai",
            ModelBench.Uses(
                "shell",
                ("command", "bash -c 'exec 3<>/dev/tcp/127.0.0.1/'$PORT && echo open > net.txt || echo shut > net.txt")
            ),
            ModelBench.Says("Done.")
        );

        var result = await bench.RunAsync(
            bench.Turn() with
            {
                Permission = Permission.Full,
                Network = network,
                CommandConfinement = sandbox.Offline(),
                Variables = new Dictionary<string, string>
                {
                    ["PORT"] = $"{new Uri(bench.Stub.Root).Port}", // of the model, which the engine does reach
                },
            }
        );

        Assert.Null(result.Failure);
        Assert.Equal($"{expected}\n", bench.Repository.Read("net.txt"));
    }
}
