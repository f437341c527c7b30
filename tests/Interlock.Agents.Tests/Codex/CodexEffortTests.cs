using Interlock.Agents.Sessions;
using Interlock.ModelStub.Scenarios;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Codex;

public sealed class CodexEffortTests
{
    [Fact(Timeout = 30_000)]
    public async Task An_effort_that_codex_does_not_list_is_refused_with_the_nearest_one()
    {
        await using var bench = await CodexBench.StartAsync(new Step { Say = "Done." });
        var catalog = new AgentCatalog("/", Host.Processes, bench.Machine(), TimeProvider.System);

        var listed = await Efforts.UnlistedAsync(catalog, "codex:gpt-5.5", null, "hihg", default);
        var another = await Efforts.UnlistedAsync(catalog, "claude,codex", "of-my-own", "hihg", default);

        Assert.Contains("did you mean 'high'?", listed!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("minimal", listed.Remedy, StringComparison.Ordinal); // not of this model
        Assert.Contains("minimal", another!.Remedy, StringComparison.Ordinal);
        Assert.Null(await Efforts.UnlistedAsync(catalog, "codex:gpt-5.5", null, "xhigh", default));
        Assert.Empty(bench.Stub.Requests);
    }
}
