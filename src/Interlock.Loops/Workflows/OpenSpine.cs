namespace Interlock.Loops.Workflows;

/// <summary>A spine that is in use.</summary>
internal sealed class OpenSpine(WorkflowServices services, WorkflowEvents events) : IAsyncDisposable
{
    public WorkflowServices Services => services;

    public WorkflowEvents Events => events;

    /// <summary>Waits for what is being deleted, and gives everything up.</summary>
    public async ValueTask DisposeAsync()
    {
        await services.Pool.DisposeAsync();
        services.Budgets.Dispose();
        services.Slots.Dispose();
    }
}
