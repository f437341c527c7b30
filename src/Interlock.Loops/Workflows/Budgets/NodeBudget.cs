using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Loops.Ship;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>What one node may use: what is left of its run and of its phase.</summary>
/// <param name="run">The run's budget.</param>
/// <param name="phase">Its phase's, or null.</param>
internal sealed class NodeBudget(RunBudget run, PhaseAccount? phase)
{
    /// <summary>Why no turn may begin, or why the one under way is ended; null while something is left.</summary>
    public Failure? Failure => run.Failure ?? phase?.Failure;

    /// <summary>Fires when the turn under way has to end.</summary>
    public CancellationToken Exhausted => phase?.Exhausted ?? run.Exhausted;

    /// <summary>What a turn that begins now may spend.</summary>
    public TurnLimits Rest()
    {
        var (all, own) = (run.Rest(), phase?.Spent.Rest() ?? TurnLimits.None);
        return new TurnLimits(
            Least(all.Tokens, own.Tokens),
            Least(all.OutputTokens, own.OutputTokens),
            Least(all.Money, own.Money)
        );
    }

    /// <summary>The node has its slot.</summary>
    public void Begin() => phase?.Begin();

    /// <summary>What a turn has spent so far.</summary>
    public void Tell(string turn, TokenUsage usage)
    {
        run.Tell(turn, usage);
        phase?.Spent.Tell(turn, usage);
    }

    /// <summary>What an ended turn has spent in all.</summary>
    public void End(string turn, TokenUsage usage)
    {
        run.End(turn, usage);
        phase?.Spent.End(turn, usage);
    }

    private static T? Least<T>(T? a, T? b)
        where T : struct, IComparable<T> =>
        a is { } one && b is { } other ? (one.CompareTo(other) < 0 ? one : other) : a ?? b;
}
