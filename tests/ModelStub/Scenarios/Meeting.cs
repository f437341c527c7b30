namespace Interlock.ModelStub.Scenarios;

/// <summary>Where conversations wait for each other: nobody goes on before all are there.</summary>
internal sealed class Meeting
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int arrived;

    /// <summary>Arrives, and waits until as many have arrived as are expected.</summary>
    public Task ArriveAsync(int expected, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (++arrived >= expected)
                all.TrySetResult();
        }

        return all.Task.WaitAsync(cancellation);
    }
}
