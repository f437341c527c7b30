using Interlock.Cli.Progress;
using Interlock.Core.Journal;
using Interlock.Core.Runs;

namespace Interlock.Cli.Mcp;

/// <summary>Tells a run's story to a client, for a while.</summary>
internal static class RunFollow
{
    /// <summary>Follows a run.</summary>
    /// <returns>Whether it ended (or its engine died) in that time.</returns>
    public static async Task<bool> ForAsync(
        Face face,
        RunFolder run,
        TimeSpan wait,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        if (wait == TimeSpan.Zero)
            return !run.IsLive;
        using var limit = new CancellationTokenSource(wait, face.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var teller = new StoryTeller();
        try
        {
            await foreach (var record in JournalReader.FollowAsync(run.Journal, face.Time, either.Token))
                if (teller.Tell(record) is { } line)
                    await progress.WriteLineAsync(line);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
