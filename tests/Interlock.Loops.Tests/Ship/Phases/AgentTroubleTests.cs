using Interlock.Core.Failures;
using Interlock.Core.Runs;
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
    [InlineData("bad_question")]
    [InlineData("no_structured_output")]
    [InlineData("refused")]
    public void Work_that_was_done_badly_is_repaired(string failure) =>
        Assert.False(AgentTrouble.StopsRun(Of(failure)));

    [Theory]
    [InlineData("auth")]
    [InlineData("usage_limit")]
    [InlineData("agent_not_found")]
    [InlineData("model_error")]
    [InlineData("capability_missing")]
    public void What_every_agent_of_the_run_would_meet_stops_it(string failure) =>
        Assert.True(AgentTrouble.StopsRun(Of(failure)));

    [Theory]
    [InlineData("needs_owner", Outcome.NeedsOwner)]
    [InlineData("budget_exhausted", Outcome.BudgetExhausted)]
    [InlineData("interrupted", Outcome.Cancelled)]
    [InlineData("usage_limit", Outcome.Infrastructure)]
    public void A_stopped_run_says_by_its_outcome_who_can_go_on(string failure, Outcome outcome)
    {
        Assert.True(AgentTrouble.StopsRun(Of(failure)));
        Assert.Equal(outcome, AgentTrouble.OutcomeOf(Of(failure)));
    }

    private static Failure Of(string failure) => new(failure, "", FailureOwner.User, Retryable: false, "");
}
