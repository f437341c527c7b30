using Interlock.Acceptance.Matrix.Scenarios;
using Xunit;

namespace Interlock.Acceptance.Matrix;

/// <summary>Every cell of the matrix that <c>docs/agents.md</c> publishes, and the table itself.</summary>
public sealed class MatrixTests
{
    // bench/matrix sets it: 'all' runs every cell and writes the table anew, the name of a runtime every cell of that.
    private static readonly string Wanted = Environment.GetEnvironmentVariable("INTERLOCK_MATRIX") ?? "";

    public static TheoryData<string, string> Cells { get; } =
        new(
            from runtime in MatrixRuntimes.All
            where Wanted is "" or "all" || Wanted == runtime.Name
            from scenario in MatrixTable.Scenarios
            let cannot = runtime.Cannot.GetValueOrDefault(scenario.GetType())
            where cannot is null or { IsRefused: true }
            where Wanted.Length > 0 || !runtime.OnlyInBench.Contains(scenario.GetType())
            select (runtime.Name, scenario.Title)
        );

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Cells))]
    public async Task A_session_does_what_the_matrix_says(string agent, string what)
    {
        var runtime = MatrixRuntimes.All.Single(one => one.Name == agent);
        var scenario = MatrixTable.Scenarios.Single(one => one.Title == what);
        await using var bench = await MatrixBench.StartAsync(runtime, scenario);
        if (runtime.Cannot.ContainsKey(scenario.GetType()))
            await Assert.ThrowsAsync<CapabilityMissingException>(() => scenario.RunAsync(bench));
        else
            await scenario.RunAsync(bench);
        Assert.Empty(bench.Left);
        // That nobody can be asked is true as long as the model has no tool for it.
        if (runtime is { Recorded: null } && runtime.Cannot.ContainsKey(typeof(AskingAPerson)))
            Assert.DoesNotContain(
                bench.Stub.Requests.SelectMany(request => request.Conversation.Tools),
                tool => tool is "ask_user" or "question" or "AskUserQuestion"
            );
    }

    [Fact(Timeout = 30_000)]
    public async Task The_docs_show_the_matrix_as_it_is_tested()
    {
        if (Wanted == "all")
            await MatrixTable.WriteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(MatrixTable.Text, await MatrixTable.ReadAsync(TestContext.Current.CancellationToken));
    }
}
