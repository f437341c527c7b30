using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class AnsweringAsJson : IMatrixScenario
{
    public string Title => "structured output";

    public string Shows => "with `--schema` the final message comes as `output`, checked";

    private const string Schema =
        """{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}""";

    public Scenario Model(MatrixBench bench) =>
        Scenario.Always(new Step { Say = System.Text.Json.Nodes.JsonNode.Parse("""{"ok": true}""") });

    public async Task RunAsync(MatrixBench bench)
    {
        var file = Path.Combine(bench.Home, "schema.json");
        await File.WriteAllTextAsync(file, Schema, TestContext.Current.CancellationToken);
        var session = await bench.RunAsync("--schema", file);
        session.Ends("completed", 0);
        Assert.True(session.GetProperty("output").GetProperty("ok").GetBoolean());
    }
}
