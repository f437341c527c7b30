using Interlock.Core.Journal;

namespace Interlock.Cli.Progress;

/// <summary>Follows the journal of a run and shows it, from its first record to its last.</summary>
internal sealed class RunProgress : IAsyncDisposable
{
    // The journal ends with its last record, or when its writer is gone; this only bounds a defect of that.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly IProgressView view;
    private readonly TimeProvider time;
    private readonly TextWriter error;
    private readonly CancellationTokenSource closing = new();
    private Task following = Task.CompletedTask;

    /// <summary>Makes the view that fits the terminal.</summary>
    public RunProgress(Face face)
    {
        time = face.Time;
        error = face.Error;
        view = face.IsLive ? new LiveView(face) : new PlainView(face.Error);
    }

    /// <summary>Begins to follow a run.</summary>
    /// <param name="folder">The run's folder.</param>
    public void Begin(string folder) => following = FollowAsync(Path.Combine(folder, "journal.jsonl"));

    /// <summary>Shows what an agent does just now.</summary>
    public void Activity(string scope, string line) => view.Activity(scope, line);

    /// <summary>Follows to the end of the run.</summary>
    public Task EndAsync() => following;

    /// <summary>Shows what is still to be shown, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        closing.CancelAfter(Grace);
        try
        {
            await following;
            await view.DisposeAsync();
        }
        catch (Exception e) // a view that breaks must not take the run's result with it
        {
            await error.WriteLineAsync($"interlock: the progress could not be shown: {e.Message}");
        }
        closing.Dispose();
    }

    private async Task FollowAsync(string journal)
    {
        try
        {
            await foreach (var record in JournalReader.FollowAsync(journal, time, closing.Token))
                view.Record(record);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            view.Activity("", "the rest of the journal was not shown");
        }
    }
}
