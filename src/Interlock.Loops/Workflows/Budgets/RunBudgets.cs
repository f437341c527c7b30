using System.Collections.Concurrent;
using Interlock.Core.Agents;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Loops.Ship;
using Interlock.Loops.Workflows.Nodes;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>What a run and each of its phases may use. A phase has one account, whichever script of the run names it.</summary>
/// <param name="run">The run's.</param>
/// <param name="records">What earlier lives recorded; read when a phase has a budget.</param>
/// <param name="time">The clock.</param>
internal sealed class RunBudgets(RunBudget run, IEnumerable<JournalRecord> records, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PhaseAccount>> phases = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, TokenUsage>> before = new(() => PhaseHistory.Of(records));

    /// <summary>The run's own.</summary>
    public RunBudget Run => run;

    /// <summary>What a node may use.</summary>
    public NodeBudget Of(NodeSpec node) => new(run, PhaseOf(node));

    /// <summary>Counts a node that the script asks for; the failure when its phase may ask for no more.</summary>
    public Failure? Ask(NodeSpec node) => PhaseOf(node)?.Ask();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var phase in phases.Values.Where(phase => phase.IsValueCreated))
            phase.Value.Dispose();
        run.Dispose();
    }

    private PhaseAccount? PhaseOf(NodeSpec node) =>
        node is { Phase: { } title, PhaseBudget: { } limits }
            ? phases
                .GetOrAdd(
                    title,
                    _ =>
                        new(() =>
                            new PhaseAccount(
                                title,
                                limits,
                                before.Value.GetValueOrDefault(NodeLabels.Shown(title)) ?? TokenUsage.Unknown,
                                run,
                                time
                            )
                        )
                )
                .Value
            : null;
}
