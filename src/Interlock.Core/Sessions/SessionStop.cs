using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Runs;

namespace Interlock.Core.Sessions;

/// <summary>
/// Stops a session: asks its worker to end, kills it when it does not, kills what it left, and sees to it that the
/// session is written down as stopped. It can be resumed.
/// </summary>
/// <param name="lost">Cleans up after a worker that had to be killed.</param>
/// <param name="time">The clock.</param>
public sealed class SessionStop(LostSession lost, TimeProvider time)
{
    private static readonly StateChange Stopped = new(SessionState.Stopped, "stopped", null);

    /// <summary>Stops it; one that came to an end before stays as it is.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="grace">How long the worker has.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Why it could not be stopped, or null.</returns>
    /// <exception cref="FailureException">The journal cannot be read.</exception>
    public async Task<Failure?> StopAsync(SessionFolder folder, TimeSpan grace, CancellationToken cancellation)
    {
        var fold = SessionFold.Of(folder, JournalReader.Read(folder.Journal));
        var result = await new RunStop(time).StopAsync(
            folder.Engine,
            fold.Created?.Id ?? folder.Name,
            grace,
            cancellation
        );
        if (result.Failure is null)
            await lost.SettleAsync(folder, Stopped, IsOpen, cancellation);
        return result.Failure;
    }

    private static bool IsOpen(SessionFold fold) =>
        fold.State.State
            is SessionState.Starting
                or SessionState.Running
                or SessionState.WaitingForUser
                or SessionState.Idle;
}
