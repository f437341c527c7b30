using System.Text;
using Interlock.Core.Failures;
using Interlock.Core.Journal;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>The sessions of one repository: <c>agents/SESSION/</c> in its state folder.</summary>
/// <param name="state">The repository's state folder.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Randomness, for names.</param>
public sealed class SessionStore(RepositoryState state, TimeProvider time, Random random)
{
    private const string Draft = ".new-";

    private string Pointer => Path.Combine(state.Agents, ".latest");

    /// <summary>
    /// Records a new session with its first turn: whole and durable, or not at all. Of two callers with the same name one
    /// gets it.
    /// </summary>
    /// <param name="name">The name; null makes one.</param>
    /// <param name="created">What to record; the name in it is set here.</param>
    /// <param name="order">The first turn.</param>
    /// <param name="options">How journals are written.</param>
    /// <param name="cancellation">Gives up; nothing is left.</param>
    /// <returns>The session, or why there is none.</returns>
    public async Task<(SessionFolder? Session, Failure? Failure)> CreateAsync(
        string? name,
        SessionCreated created,
        TurnOrder order,
        JournalOptions options,
        CancellationToken cancellation
    )
    {
        name ??= SessionName.New(order.Options.Agent, time, random);
        var folder = new SessionFolder(Path.Combine(state.Agents, name));
        if (Directory.Exists(folder.Path))
            return (null, SessionFailures.Taken(name));
        var draft = new SessionFolder(Path.Combine(state.Agents, $"{Draft}{created.Id}"));
        PrivateFolder.Create(draft.Path);
        PrivateFolder.Create(draft.Home);
        PrivateFolder.Create(draft.Control);
        try
        {
            new SessionControl(draft).GiveWhole(order);
            await using (var journal = await RunJournal.OpenAsync(draft.Journal, options, cancellation))
            {
                var events = new SessionEvents(journal);
                await Task.WhenAll(
                    events.CreatedAsync(created with { Session = name }),
                    events.RequestedAsync(order),
                    events.StateAsync(SessionState.Starting, "created")
                );
            }
            Directory.Move(draft.Path, folder.Path);
        }
        catch (IOException) when (Directory.Exists(folder.Path))
        {
            return (null, SessionFailures.Taken(name));
        }
        finally
        {
            TreeDeletion.Run(draft.Path);
        }
        PosixFile.SyncFolder(state.Agents);
        PointTo(folder);
        return (folder, null);
    }

    /// <summary>Makes a session the one that <c>latest</c> means.</summary>
    public void PointTo(SessionFolder folder) => AtomicFile.Write(Pointer, Encoding.UTF8.GetBytes(folder.Name));

    /// <summary>A new id for a session.</summary>
    public string NewId() => $"agent-{RunId.New(time, random)}";

    /// <summary>The session that <c>latest</c> means, or null when there is none.</summary>
    public SessionFolder? Latest() =>
        AtomicFile.Read(Pointer) is { } bytes
        && Encoding.UTF8.GetString(bytes) is var name
        && SessionName.IsValid(name)
        && Directory.Exists(Path.Combine(state.Agents, name))
            ? new SessionFolder(Path.Combine(state.Agents, name))
        : SessionCatalog.List([state]) is [var first, ..] ? first
        : null;
}
