using Interlock.Core.Agents;
using Interlock.Loops.Workflows.Host;

namespace Interlock.Loops.Workflows.Nodes;

/// <summary>
/// What <c>budget</c> says in the script. It counts what the nodes that were answered in this life have used, replayed
/// ones included, so that a resumed script sees what the first life saw.
/// </summary>
/// <param name="total">Tokens that the run may use, or null.</param>
/// <param name="push">Tells the script.</param>
internal sealed class Spending(double? total, Func<BudgetState, CancellationToken, Task> push) : IDisposable
{
    private readonly SemaphoreSlim order = new(1);
    private double spent;

    /// <summary>Adds a node; the script knows before it has the node's answer.</summary>
    public async Task AddAsync(TokenUsage usage, CancellationToken cancellation)
    {
        var tokens = (usage.Input ?? 0) + (usage.Output ?? 0);
        if (tokens == 0)
            return;
        await order.WaitAsync(cancellation);
        try
        {
            spent += tokens;
            await push(new BudgetState(total, spent), cancellation);
        }
        finally
        {
            order.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => order.Dispose();
}
