using Interlock.Agents;
using Interlock.Core.Evidence;
using Interlock.Core.Git;
using Interlock.Loops.Ship;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Preflight;

public sealed class ShipPreflightTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("feature", "branch=feature")]
    [InlineData("feature/x", "branch=feature")]
    [InlineData("feature", "branch=feature/x")]
    [InlineData("interlock", "branch")]
    public async Task A_branch_that_cannot_be_made_is_known_before_an_agent_is_paid(string existing, string land)
    {
        using var repository = new TestRepository();
        repository.Write("a", "a").Commit();
        repository.Git("branch", existing);
        var environment = Host.Environment(repository.Home);
        var stop = TestContext.Current.CancellationToken;
        var (user, _) = await UserRepository.FindAsync(repository.Root, Host.Processes, environment, stop);
        var agents = new AgentCatalog(repository.Root, Host.Processes, environment, TimeProvider.System);
        var options = new ShipOptions
        {
            Request = "anything",
            Checks = [new CheckDefinition("test", "true", TimeSpan.FromSeconds(9))],
            Reviewers = [new ReviewerSpec("one", "", "command:true"), new ReviewerSpec("two", "", "command:true")],
            Agent = "command:true",
            Planner = "command:true",
            Land = land,
            CallerDirectory = repository.Root,
        };

        var (ready, faults) = await new ShipPreflight(user!, name => (agents.Create(name), null)).RunAsync(
            options,
            stop
        );

        Assert.Null(ready);
        Assert.Equal("branch_exists", Assert.Single(faults).Reason);
    }
}
