namespace Interlock.Bench.Soak;

/// <summary>Watches the memory of the engines and of the driver while a soak runs.</summary>
internal sealed class SoakMemory(SoakProcesses processes) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly PeriodicTimer timer = new(Interval);
    private readonly List<(double Engine, double Driver)> seen = [];
    private Task watching = Task.CompletedTask;

    public void Begin() => watching = WatchAsync();

    /// <summary>The largest engine of the first and of the second half, in MB.</summary>
    public (double First, double Second) Engines => Halves(moment => moment.Engine);

    /// <summary>The driver's largest size in the first and in the second half, in MB.</summary>
    public (double First, double Second) Driver => Halves(moment => moment.Driver);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await watching;
    }

    private async Task WatchAsync()
    {
        do seen.Add((processes.Engines().DefaultIfEmpty().Max(), SoakProcesses.Resident(Environment.ProcessId)));
        while (await timer.WaitForNextTickAsync());
    }

    private (double, double) Halves(Func<(double Engine, double Driver), double> figure) =>
        (
            seen.Take((seen.Count + 1) / 2).Select(figure).DefaultIfEmpty().Max(),
            seen.Skip(seen.Count / 2).Select(figure).DefaultIfEmpty().Max()
        );
}
