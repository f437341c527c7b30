namespace Interlock.Core.Runs;

/// <summary>How a run ended. The wire names are the snake_case forms of the members.</summary>
public enum Outcome
{
    /// <summary>The approved tree is on its target and verified there.</summary>
    Landed,

    /// <summary>Finished; there was nothing to land by design (a dry run, a query).</summary>
    Completed,

    /// <summary>The agents finished and changed nothing.</summary>
    NoChange,

    /// <summary>The gate, a reviewer or the target refused; the work is kept.</summary>
    Blocked,

    /// <summary>A person has to decide something.</summary>
    NeedsOwner,

    /// <summary>The work itself failed.</summary>
    Failed,

    /// <summary>An agent, a provider, the network or this machine failed.</summary>
    Infrastructure,

    /// <summary>A budget of tokens, money, time or agents is spent.</summary>
    BudgetExhausted,

    /// <summary>Stopped on request; the run resumes.</summary>
    Cancelled,

    /// <summary>The run's own time limit was reached.</summary>
    TimedOut,
}
