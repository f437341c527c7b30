using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class LimitingTokens : IMatrixScenario
{
    public string Title => "limit of tokens";

    public string Shows =>
        "`--max-tokens` ends a turn whose model would say nothing more, as soon as the tokens told are over it: `budget_exhausted`, exit 6";

    public Scenario Model(MatrixBench bench) =>
        Scenario.Always(new Step { Shell = "true" }, new Step { Shell = "true" }, new Step { Hang = true });

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync("--permission", "full", "--max-tokens", "1500");
        session.Ends("failed", 6);
        Assert.Equal("budget_exhausted", session.GetProperty("failure").Text("class"));
        Assert.Empty(bench.Left);
    }
}
