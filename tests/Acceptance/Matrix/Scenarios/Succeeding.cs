using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class Succeeding : IMatrixScenario
{
    public string Title => "success";

    public string Shows => "the session is `completed`, with the final message and tokens of the model, exit 0";

    public Scenario Model(MatrixBench bench) => Scenario.Always(new Step { Say = "All is well." });

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync();
        session.Ends("completed", 0);
        Assert.Equal("All is well.", session.Text("message"));
        // A record is repeated for nothing.
        var tokens = session.GetProperty("usage").GetProperty("inputTokens").GetInt64();
        Assert.Equal(bench.Runtime.Recorded is null ? 1000 : 0, tokens);
    }
}
