using System.Globalization;
using Interlock.Core.Agents;
using Interlock.Core.Configuration;
using Interlock.Core.Failures;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>What the agents of one phase together may use, and have used.</summary>
internal sealed class PhaseAccount : IDisposable
{
    private const string Remedy =
        "Raise its budget in the script's meta.phases and go on with 'interlock runs resume RUN': finished steps are not repeated.";

    private readonly WorkflowBudget limits;
    private readonly TimeProvider time;
    private readonly string name;
    private readonly CancellationTokenSource over;
    private readonly Lock gate = new();
    private ITimer? clock;
    private bool isLate;
    private bool isOver;
    private int asked;

    /// <summary>An account.</summary>
    /// <param name="title">The phase.</param>
    /// <param name="limits">What its author allows.</param>
    /// <param name="before">What earlier lives of the run have spent in it.</param>
    /// <param name="run">The run's own budget, which ends its agents too.</param>
    /// <param name="time">The clock.</param>
    public PhaseAccount(string title, WorkflowBudget limits, TokenUsage before, RunBudget run, TimeProvider time)
    {
        (this.limits, this.time, name) = (limits, time, $"phase '{title}'");
        Spent = new RunBudget(new TurnLimits(limits.Tokens, limits.OutputTokens, limits.Money), before)
        {
            Name = name,
            Remedy = Remedy,
        };
        over = CancellationTokenSource.CreateLinkedTokenSource(run.Exhausted, Spent.Exhausted);
    }

    /// <summary>Tokens and money.</summary>
    public RunBudget Spent { get; }

    /// <summary>Fires when its agents have to end: its own limits or the run's.</summary>
    public CancellationToken Exhausted => over.Token;

    /// <summary>Why no further turn of it may begin, or null.</summary>
    public Failure? Failure =>
        Spent.Failure ?? (isLate ? Over($"{DurationText.Format(limits.Time!.Value)} of time") : null);

    /// <summary>Counts an agent that the script asks for, replayed or not; the failure when there are too many.</summary>
    public Failure? Ask() =>
        Interlocked.Increment(ref asked) > limits.Agents
            ? Over($"{limits.Agents.Value.ToString("N0", CultureInfo.InvariantCulture)} agents")
            : null;

    /// <summary>An agent of it begins to work: from the first one on, its time runs.</summary>
    public void Begin()
    {
        if (limits.Time is not { } most)
            return;
        lock (gate)
            clock ??= time.CreateTimer(_ => End(), null, most, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true; // the clock may be striking just now
            clock?.Dispose();
        }
        over.Dispose();
        Spent.Dispose();
    }

    private void End()
    {
        lock (gate)
        {
            if (isOver)
                return;
            isLate = true;
            _ = over.CancelAsync();
        }
    }

    private Failure Over(string what) =>
        new(RunBudget.Exhaustion, $"The {name} has used its {what}.", FailureOwner.User, false, Remedy);
}
