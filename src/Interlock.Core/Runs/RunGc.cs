using Interlock.Core.Journal;
using Interlock.Core.Processes;
using Interlock.Core.State;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Runs;

/// <summary>
/// Deletes old runs of a repository: the oldest first, never a live one. A run is renamed under its own lock before
/// it is deleted, so nobody resumes half of it, and a clean-up that was killed is finished by the next.
/// </summary>
/// <param name="state">The repository's state folder.</param>
/// <param name="time">The clock.</param>
/// <param name="releaseWorkspaces">Gives back the workspaces of owners that start with a prefix (<c>RUN/</c>).</param>
public sealed class RunGc(
    RepositoryState state,
    TimeProvider time,
    Func<string, CancellationToken, Task> releaseWorkspaces
)
{
    private const string Doomed = ".deleted-";
    private readonly DateTimeOffset now = time.GetUtcNow();

    /// <summary>Cleans up.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="cancellation">Stops between two runs.</param>
    public async Task<RunGcResult> RunAsync(RunGcOptions options, CancellationToken cancellation)
    {
        var runs = new RunCatalog([state]).List().Reverse().Select(Measure).ToList();
        var (count, total) = (runs.Count, runs.Sum(run => run.Bytes));
        var deleted = new List<DeletedRun>();
        var spared = new List<ProtectedRun>();
        var left = options.DryRun ? 0 : await FinishEarlierAsync(cancellation);
        foreach (var run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Reason(run, options, count, total) is not { } reason)
            {
                if (run.State == RunState.Finished && !options.DryRun)
                    await ReleaseAsync(run.Folder.Id, cancellation);
                continue;
            }
            var hindrance =
                Protection(run, options) ?? (options.DryRun ? null : await DeleteAsync(run.Folder, cancellation));
            if (hindrance is not null)
            {
                spared.Add(new ProtectedRun(run.Folder.Id, run.Bytes, hindrance));
                continue;
            }
            deleted.Add(new DeletedRun(run.Folder.Id, run.Bytes, reason));
            (count, total) = (count - 1, total - run.Bytes);
        }
        var gone = deleted.Select(run => run.Run).ToHashSet(StringComparer.Ordinal);
        var (files, bytes) = EvidenceGc.Run(
            state,
            [.. runs.Select(run => run.Folder).Where(run => !gone.Contains(run.Id))],
            Oldest(options),
            options.DryRun
        );
        return new RunGcResult(
            options.DryRun,
            deleted,
            spared,
            count,
            files,
            left + bytes + deleted.Sum(run => run.Bytes)
        );
    }

    private sealed record Candidate(RunFolder Folder, RunState State, long Bytes, DateTimeOffset LastActive);

    private static Candidate Measure(RunFolder folder) =>
        new(folder, RunEntry.Of(folder).State, FolderSize.Of(folder.Path), folder.LastActive);

    private DateTimeOffset? Oldest(RunGcOptions options) => options.MaxAge is { } age ? now - age : null;

    private string? Reason(Candidate run, RunGcOptions options, int count, long total) =>
        run.LastActive < Oldest(options) ? "age"
        : count > options.MaxCount ? "count"
        : total > options.MaxBytes ? "disk"
        : null;

    private string? Protection(Candidate run, RunGcOptions options) =>
        run.State switch
        {
            RunState.Running or RunState.Waiting => "live",
            RunState.Interrupted when !options.Force && !(run.LastActive < Oldest(options)) => "resumable",
            _ => run.Folder.IsLive ? "live" : null,
        };

    private async Task<string?> DeleteAsync(RunFolder folder, CancellationToken cancellation)
    {
        var doomed = Path.Combine(state.Runs, Doomed + folder.Id);
        try
        {
            using (var held = RunLock.TryTake(folder.Lock, ProcessIdentity.Current))
            {
                if (held is null)
                    return "live";
                Directory.Move(folder.Path, doomed);
            }
            await ReleaseAsync(folder.Id, cancellation);
            TreeDeletion.Run(doomed);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be deleted: {e.Message}";
        }
    }

    // Its own, and those of the runs that are parts of it.
    private async Task ReleaseAsync(string run, CancellationToken cancellation)
    {
        await releaseWorkspaces(run + "/", cancellation);
        await releaseWorkspaces(run + "-", cancellation);
    }

    private async Task<long> FinishEarlierAsync(CancellationToken cancellation)
    {
        var bytes = 0L;
        if (!Directory.Exists(state.Runs))
            return bytes;
        foreach (var path in Directory.EnumerateDirectories(state.Runs, Doomed + "*").ToList())
        {
            var size = FolderSize.Of(path);
            await ReleaseAsync(Path.GetFileName(path)[Doomed.Length..], cancellation);
            try
            {
                TreeDeletion.Run(path);
                bytes += size;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another clean-up is at it, or its files belong to another user: it stays hidden and is tried again.
                bytes += size - (Directory.Exists(path) ? FolderSize.Of(path) : 0);
            }
        }
        return bytes;
    }
}
