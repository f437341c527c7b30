using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.Runs;
using Interlock.Core.State;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Sessions;

/// <summary>
/// Deletes old sessions of a repository, never a live one. A session is renamed under its own lock before it is deleted,
/// so nobody resumes half of it, and a clean-up that was killed is finished by the next.
/// </summary>
/// <param name="state">The repository's state folder.</param>
/// <param name="repository">The repository, for its pins.</param>
/// <param name="time">The clock.</param>
/// <param name="releaseWorkspaces">Gives back the workspaces of owners that start with a prefix.</param>
public sealed class SessionGc(
    RepositoryState state,
    UserRepository repository,
    TimeProvider time,
    Func<string, CancellationToken, Task> releaseWorkspaces
)
{
    private const string Doomed = ".deleted-";
    private const string Draft = ".new-";

    // A draft lives for an instant; one this old is left of a caller that was killed.
    private static readonly TimeSpan OldDraft = TimeSpan.FromMinutes(10);

    /// <summary>Cleans up.</summary>
    /// <param name="age">Sessions that were last active longer ago go.</param>
    /// <param name="dryRun">Only say what would go.</param>
    /// <param name="cancellation">Stops between two sessions.</param>
    public async Task<SessionGcResult> RunAsync(TimeSpan age, bool dryRun, CancellationToken cancellation)
    {
        var deleted = new List<DeletedSession>();
        var spared = new List<DeletedSession>();
        var kept = new List<SessionFolder>();
        if (!dryRun)
            FinishEarlier();
        var pins = await repository.ReadPinsAsync(cancellation);
        foreach (var folder in SessionCatalog.List([state]))
        {
            cancellation.ThrowIfCancellationRequested();
            if (folder.LastActive > time.GetUtcNow() - age)
            {
                kept.Add(folder);
                continue;
            }
            var size = FolderSize.Of(folder.Path);
            var hindrance =
                folder.IsLive ? "live"
                : dryRun ? null
                : await DeleteAsync(folder, cancellation);
            (hindrance is null ? deleted : spared).Add(new DeletedSession(folder.Name, size, hindrance));
            if (hindrance is not null)
                kept.Add(folder);
        }
        if (!dryRun)
            await UnpinAsync(pins, kept, cancellation);
        return new SessionGcResult(dryRun, deleted, spared, kept.Count, deleted.Sum(one => one.Bytes));
    }

    private async Task<string?> DeleteAsync(SessionFolder folder, CancellationToken cancellation)
    {
        var doomed = Path.Combine(state.Agents, Doomed + folder.Name);
        try
        {
            var id = IdOf(folder);
            using (var held = RunLock.TryTake(folder.Engine.Lock, ProcessIdentity.Current))
            {
                if (held is null)
                    return "live";
                Directory.Move(folder.Path, doomed);
            }
            if (id is not null)
            {
                await new ProcessReaper(time).EndAsync(id, cancellation);
                await releaseWorkspaces(SessionLease.Prefix(id), cancellation);
            }
            TreeDeletion.Run(doomed);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be deleted: {e.Message}";
        }
    }

    private static string? IdOf(SessionFolder folder) => BaseOf(folder)?.Id;

    private static SessionCreated? BaseOf(SessionFolder folder)
    {
        try
        {
            return SessionFold.Of(folder, JournalReader.Read(folder.Journal)).Created;
        }
        catch (FailureException)
        {
            return null; // damaged: it goes, and nothing is known of its workspaces
        }
    }

    private async Task UnpinAsync(
        IReadOnlyList<string> pins,
        IEnumerable<SessionFolder> kept,
        CancellationToken cancellation
    )
    {
        var needed = kept.Select(BaseOf)
            .OfType<SessionCreated>()
            .Select(created => SessionPins.Of(new ObjectId(created.Base)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var pin in pins.Where(pin => pin.StartsWith(SessionPins.Prefix, StringComparison.Ordinal)))
            if (!needed.Contains(pin))
                await repository.UnpinAsync(pin, cancellation);
    }

    private void FinishEarlier()
    {
        if (!Directory.Exists(state.Agents))
            return;
        foreach (var path in Directory.EnumerateDirectories(state.Agents, ".*").ToList())
        {
            var name = Path.GetFileName(path);
            var isOldDraft =
                name.StartsWith(Draft, StringComparison.Ordinal)
                && Directory.GetLastWriteTimeUtc(path) < (time.GetUtcNow() - OldDraft).UtcDateTime;
            if (isOldDraft || name.StartsWith(Doomed, StringComparison.Ordinal))
                TreeDeletion.Run(path);
        }
    }
}
