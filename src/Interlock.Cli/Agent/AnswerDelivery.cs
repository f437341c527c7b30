using Interlock.Core.Journal;
using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>
/// Brings an answer to a worker that waits. Whether it is the one that counts is told by the journal, in which the worker
/// names the answer that it took; one that was not taken is taken back, so that it stays nowhere.
/// </summary>
/// <param name="face">The outside.</param>
/// <param name="folder">The session.</param>
internal sealed class AnswerDelivery(Face face, SessionFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Gives it and waits until an answer counts.</summary>
    /// <param name="given">The answer.</param>
    /// <param name="cancellation">Takes it back.</param>
    public async Task<Delivery> RunAsync(GivenAnswer given, CancellationToken cancellation)
    {
        var control = new SessionControl(folder);
        var started = face.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, face.Time);
        control.Give(given);
        try
        {
            while (true)
            {
                // Asked before reading: what the worker wrote before it went is then surely seen.
                var live = folder.IsLive;
                if (Counting(given.Asked) is { } answered)
                    return answered.Given == given.Id ? Delivery.Taken : Delivery.Late;
                if (!live)
                    return Delivery.NoWorker;
                if (face.Time.GetElapsedTime(started) > Patience && control.Withdraw(given))
                    return Delivery.NotTaken;
                await timer.WaitForNextTickAsync(cancellation);
            }
        }
        finally
        {
            control.Withdraw(given);
        }
    }

    private QuestionReport? Counting(long asked) =>
        SessionFold.Of(folder, JournalReader.Read(folder.Journal)).Question(asked) is { Kind: not null } answered
            ? answered
            : null;
}
