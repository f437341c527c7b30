using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class LimitingTime : IMatrixScenario
{
    public string Title => "limit of time";

    public string Shows => "`--timeout` ends a turn whose model says nothing more: `timed_out`";

    public Scenario Model(MatrixBench bench) => Scenario.Always(new Step { Hang = true, Forever = true });

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync("--timeout", bench.Runtime.Time);
        session.Ends("timed_out", 4);
        Assert.Equal("agent_timeout", session.GetProperty("failure").Text("class"));
    }
}
