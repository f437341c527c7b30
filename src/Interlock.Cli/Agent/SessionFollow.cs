using Interlock.Core.Journal;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>Shows a session while its worker is at it.</summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
internal sealed class SessionFollow(Face face, SessionFolder folder)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Follows to the end of the worker, or until somebody has to be asked and nobody can be.</summary>
    /// <param name="seen">Number of the last record that was shown.</param>
    /// <param name="asked">Told a question in the middle of a turn; false ends the following.</param>
    /// <param name="cancellation">Ends the following.</param>
    /// <returns>Number of the last record that was shown.</returns>
    public async Task<long> RunAsync(long seen, Func<QuestionReport, bool> asked, CancellationToken cancellation)
    {
        using var ended = new CancellationTokenSource();
        var activity = face.IsLive ? ActivityAsync(ended.Token) : Task.CompletedTask;
        try
        {
            await foreach (var record in JournalReader.FollowAsync(folder.Journal, face.Time, cancellation))
            {
                if (record.Seq <= seen)
                    continue;
                seen = record.Seq;
                if (SessionStory.Tell(record) is { } line)
                    await face.Error.WriteLineAsync($"{folder.Name}  {line}");
                if (IsWaiting(record) && Open() is { } question && !asked(question))
                    break;
            }
            return seen;
        }
        finally
        {
            await ended.CancelAsync();
            await activity;
        }
    }

    private QuestionReport? Open() => SessionFold.Of(folder, JournalReader.Read(folder.Journal)).Pending(live: true);

    private static bool IsWaiting(JournalRecord record) =>
        record.Type == "session.state"
        && record.Data.TryGetProperty("state", out var state)
        && state.ValueEquals("waiting_for_user");

    private async Task ActivityAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Interval, face.Time);
        var shown = "";
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
                if (LiveState.Read(folder)?.Activity is { Length: > 0 } now && now != shown)
                    await face.Error.WriteLineAsync($"{folder.Name}    {shown = now}");
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return; // the session is over
        }
    }
}
