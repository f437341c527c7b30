using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Tests.Journal;
using Interlock.TestKit;

namespace Interlock.Core.Tests.Runs;

/// <summary>A real state folder of one repository with a clock of its own.</summary>
internal sealed class RunHome : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Random random = new(7);

    internal RunHome()
    {
        Home = new StateHome(folder["state"]);
        State = RepositoryState.Of(Home, "/home/somebody/project");
        Time = new FixedTime(new DateTimeOffset(2026, 11, 21, 2, 45, 0, TimeSpan.Zero));
        Store = new RunStore(State, Time, random);
    }

    internal StateHome Home { get; }

    internal RepositoryState State { get; }

    internal FixedTime Time { get; }

    internal RunStore Store { get; }

    /// <summary>A run whose journal holds these events.</summary>
    internal async Task<RunFolder> RunAsync(params (string Type, string Data)[] events)
    {
        var run = Store.Create();
        await AppendAsync(run, events);
        return run;
    }

    internal async Task AppendAsync(RunFolder run, params (string Type, string Data)[] events)
    {
        await using var journal = await RunJournal.OpenAsync(
            run.Journal,
            new JournalOptions(Time),
            CancellationToken.None
        );
        foreach (var (type, data) in events)
            await journal.AppendAsync(type, Journals.Json(data));
    }

    /// <summary>A finished run of a given age with a file of a given size.</summary>
    internal async Task<RunFolder> FinishedAsync(TimeSpan age, int bytes = 1000, bool completed = true)
    {
        var now = Time.Now;
        Time.Now = now - age;
        var run = await RunAsync(completed ? [Story.Started, Story.Completed] : [Story.Started]);
        await File.WriteAllBytesAsync(Path.Combine(run.Artifacts, "file"), new byte[bytes]);
        File.SetLastWriteTimeUtc(run.Journal, Time.Now.UtcDateTime);
        Time.Now = now;
        return run;
    }

    public void Dispose() => folder.Dispose();
}
