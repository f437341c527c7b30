using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class AskingAPerson : IMatrixScenario
{
    public string Title => "a question";

    public string Shows =>
        "the model asks by the tool of the runtime, the session waits with the options, `agent answer --choice 2` answers inside the same turn, and the model hears it";

    public Scenario Model(MatrixBench bench) => Scenario.Always(bench.Runtime.Asks!, new Step { Say = "Painted." });

    public async Task RunAsync(MatrixBench bench)
    {
        await bench.StartAsync("--questions", "wait");
        await bench.DoAsync("wait");
        var asking = await bench.DoAsync("status");
        asking.Ends("waiting_for_user", 3);
        Assert.Equal("Which colour?", asking.GetProperty("question").Text("text"));
        var answered = await bench.DoAsync("answer", "--choice", "2", "--wait");
        answered.Ends("completed", 0);
        Assert.Equal(1, answered.GetProperty("turn").GetInt32());
        Assert.Contains("blue", bench.LastAsked.ToolResults[^1], StringComparison.Ordinal);
    }
}
