using Interlock.ModelStub.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix.Scenarios;

internal sealed class EditingAFile : IMatrixScenario
{
    public string Title => "tool use that edits a file";

    public string Shows =>
        "with `limited` permission a tool changes a file of the workspace; the change is captured as a patch, and the user's checkout stays as it was";

    public Scenario Model(MatrixBench bench) =>
        Scenario.Always(new Step { Shell = "echo two > a.txt; echo new > b.txt" }, new Step { Say = "Edited." });

    public async Task RunAsync(MatrixBench bench)
    {
        var session = await bench.RunAsync();
        session.Ends("completed", 0);
        Assert.Equal("Edited.", session.Text("message"));
        var files = session.GetProperty("change").GetProperty("files").EnumerateArray();
        Assert.Equal(["a.txt", "b.txt"], files.Select(file => file.GetString()));
        Assert.Equal("", bench.Changed);
    }
}
