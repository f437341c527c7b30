using Interlock.Core.Failures;
using Interlock.Loops.Ship.Phases;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Phases;

public sealed class AgentTroubleTests
{
    [Theory]
    [InlineData("agent_failed")]
    [InlineData("agent_timeout")]
    [InlineData("agent_output_limit")]
    [InlineData("agent_result_unreadable")]
    [InlineData("no_structured_output")]
    public void Work_that_was_done_badly_is_repaired(string failure) =>
        Assert.False(AgentTrouble.StopsRun(Of(failure)));

    [Theory]
    [InlineData("auth")]
    [InlineData("usage_limit")]
    [InlineData("agent_not_found")]
    public void What_every_agent_of_the_run_would_meet_stops_it(string failure) =>
        Assert.True(AgentTrouble.StopsRun(Of(failure)));

    private static Failure Of(string failure) => new(failure, "", FailureOwner.User, Retryable: false, "");
}
