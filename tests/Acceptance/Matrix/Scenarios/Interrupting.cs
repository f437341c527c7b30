using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class Interrupting : IMatrixScenario
{
    public string Title => "interrupt";

    public string Shows =>
        "in the middle of a shell command; the session is `idle`, and `agent resume` goes on with the conversation";

    public Scenario Model(MatrixBench bench) =>
        new([
            new Rule { Turn = 1, Steps = [bench.WorksForEver()] },
            new Rule { Steps = [new Step { Say = "Went on." }] },
        ]);

    public async Task RunAsync(MatrixBench bench)
    {
        await bench.StartAsync("--permission", "full");
        await bench.BegunAsync();
        (await bench.DoAsync("interrupt")).Ends("idle", 130);
        Assert.Empty(bench.Left);
        await bench.GoesOnAsync();
    }
}
