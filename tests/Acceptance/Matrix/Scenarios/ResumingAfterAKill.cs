using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class ResumingAfterAKill : IMatrixScenario
{
    public string Title => "resume after a kill";

    public string Shows =>
        "kill -9 of the engine in the middle of a shell command; the session is `lost`, nothing of it lives, and `agent resume` goes on with the conversation";

    public Scenario Model(MatrixBench bench) =>
        new([
            new Rule { Turn = 1, Steps = [bench.WorksForEver()] },
            new Rule { Steps = [new Step { Say = "Went on." }] },
        ]);

    public async Task RunAsync(MatrixBench bench)
    {
        await bench.StartAsync("--permission", "full");
        await bench.BegunAsync();
        bench.KillWorker();
        (await bench.DoAsync("status")).Ends("lost", 4);
        Assert.Empty(bench.Left);
        await bench.GoesOnAsync();
    }
}
