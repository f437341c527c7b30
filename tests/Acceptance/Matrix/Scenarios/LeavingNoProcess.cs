using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class LeavingNoProcess : IMatrixScenario
{
    public string Title => "no processes left";

    public string Shows =>
        "a command leaves a daemon that forked twice into a session of its own; after the turn nothing lives. It is looked for after every other cell too";

    public Scenario Model(MatrixBench bench) =>
        Scenario.Always(
            new Step
            {
                Shell = $"(setsid sh -c 'sleep {bench.Token} & sleep {bench.Token}' >/dev/null 2>&1 </dev/null &)",
            },
            new Step { Say = "Left one behind." }
        );

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync("--permission", "full");
        session.Ends("completed", 0);
        Assert.Empty(bench.Left);
    }
}
