using Interlock.Core.Agents;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>
/// What <c>budget</c> says in the script. It counts what the nodes that were answered in this life have used, replayed
/// ones included, so that a resumed script sees what the first life saw.
/// </summary>
/// <param name="limits">What the run may use, and which tokens count.</param>
/// <param name="push">Tells the script.</param>
internal sealed class Spending(RunLimits limits, Func<BudgetState, CancellationToken, Task> push) : IDisposable
{
    private readonly SemaphoreSlim order = new(1);
    private double spent;

    /// <summary>Adds a node; the script knows before it has the node's answer.</summary>
    public async Task AddAsync(TokenUsage usage, CancellationToken cancellation)
    {
        var tokens = (limits.CountsOutputOnly ? 0 : usage.Input ?? 0) + (usage.Output ?? 0);
        if (tokens == 0)
            return;
        await order.WaitAsync(cancellation);
        try
        {
            spent += tokens;
            await push(new BudgetState(limits.Total, spent), cancellation);
        }
        finally
        {
            order.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => order.Dispose();
}
