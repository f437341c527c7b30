using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Interlock.Core.Workspaces;

namespace Interlock.Core.Sessions;

/// <summary>
/// Finds out that the worker of a session died, ends what it left, keeps what its agent had done so far, gives its
/// workspace back and writes down that the session is lost.
/// </summary>
/// <param name="processes">Runs git.</param>
/// <param name="environment">Environment variables.</param>
/// <param name="home">Where state lives.</param>
/// <param name="time">The clock.</param>
/// <param name="options">How journals are written.</param>
public sealed class LostSession(
    ProcessRunner processes,
    HostEnvironment environment,
    StateHome home,
    TimeProvider time,
    JournalOptions options
)
{
    /// <summary>Looks at a session; one that is not lost stays as it is, and so does one that cannot be read.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="cancellation">Gives up; the next look goes on.</param>
    /// <returns>Whether it was lost and is written down as that.</returns>
    public async Task<bool> SettleAsync(SessionFolder folder, CancellationToken cancellation) =>
        Loss(folder) is { } loss
        && await SettleAsync(folder, new StateChange(SessionState.Lost, "its worker died", loss), IsLost, cancellation);

    /// <summary>Cleans up after a session that nobody works on any more, and writes down how it stands.</summary>
    /// <param name="folder">The session.</param>
    /// <param name="end">How it stands from now on.</param>
    /// <param name="applies">Whether that is so, asked under the session's lock.</param>
    /// <param name="cancellation">Gives up; the next look goes on.</param>
    /// <returns>Whether it was written down.</returns>
    public async Task<bool> SettleAsync(
        SessionFolder folder,
        StateChange end,
        Func<SessionFold, bool> applies,
        CancellationToken cancellation
    )
    {
        var worker = folder.LastWorker; // asked before the lock is ours
        try
        {
            await using var journal = await RunJournal.OpenAsync(folder.Journal, options, cancellation);
            var fold = SessionFold.Of(folder, journal.Existing);
            if (fold is not { Created: { } created, Order: { } order } || !applies(fold))
                return false;
            await new ProcessReaper(time).EndAsync(created.Id, cancellation);
            if (worker is not null)
                RuntimePipes.DeleteOf(worker);
            var events = new SessionEvents(journal);
            await KeepAsync(folder, created, order, fold.IsBegun, events, cancellation);
            await events.EndAsync(end);
            new SessionControl(folder).Clear(); // a secret that nobody took stays nowhere
            return true;
        }
        catch (JournalException e) when (e.Failure.Class == "run_is_live")
        {
            return false; // its worker has only just begun, or somebody else settles it
        }
    }

    private static bool IsLost(SessionFold fold) =>
        fold.StateNow(live: false) == SessionState.Lost && fold.State.State != SessionState.Lost;

    private static Failure? Loss(SessionFolder folder)
    {
        try
        {
            if (folder.IsLive)
                return null;
            var fold = SessionFold.Of(folder, JournalReader.Read(folder.Journal));
            return IsLost(fold) ? fold.Loss : null;
        }
        catch (FailureException)
        {
            return null; // damaged: whoever shows the session says so
        }
    }

    private async Task KeepAsync(
        SessionFolder folder,
        SessionCreated created,
        TurnOrder order,
        bool isBegun,
        SessionEvents events,
        CancellationToken cancellation
    )
    {
        var (repository, _) = await UserRepository.FindAsync(created.Repository, processes, environment, cancellation);
        if (repository is null || order.Options.InPlace)
            return; // without its repository there is nothing to compare with
        var state = RepositoryState.Of(home, repository.Root);
        var store = await ObjectStore.OpenAsync(state.Store, repository, processes, environment, cancellation);
        await using var pool = new WorkspacePool(state.Pool, store, processes, environment, time, order.Options.Setup);
        var workspace = isBegun
            ? await pool.FindAsync(SessionLease.OwnerOf(created.Id, order.Turn), cancellation)
            : null;
        if (workspace is not null)
        {
            var change = await workspace.CaptureAsync(new ObjectId(created.BaseTree), null, cancellation);
            SessionPatch.Write(folder, await store.PatchAsync(change.BaseTree, change.ResultTree, cancellation));
            await events.CapturedAsync(new TurnChange(order.Turn, change));
        }
        await pool.ReleaseAllAsync(SessionLease.Prefix(created.Id), cancellation);
    }
}
