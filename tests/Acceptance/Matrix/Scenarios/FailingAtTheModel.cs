using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class FailingAtTheModel : IMatrixScenario
{
    public string Title => "model error";

    public string Shows =>
        "the model answers 401 for ever; the session has `failed`, class `auth`, owner the user, exit 4; a command tells no class, only words: `agent_failed`, with them, exit 1";

    public Scenario Model(MatrixBench bench) => Scenario.Always(new Step { Status = 401, Forever = true });

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync();
        session.Ends("failed", bench.Runtime.Locked == "auth" ? 4 : 1);
        var failure = session.GetProperty("failure");
        Assert.True(failure.Text("class") == bench.Runtime.Locked, failure.ToString());
        Assert.Contains("401", failure.Text("message"), StringComparison.Ordinal);
    }
}
