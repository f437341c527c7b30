using Interlock.Core.Changes;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>Keeps a pool within its limits, and deletes in the background.</summary>
/// <param name="slots">The slots.</param>
/// <param name="gate">The pool's lock.</param>
/// <param name="trash">What is to be deleted.</param>
/// <param name="limits">What to keep.</param>
/// <param name="rulesFolder">Ignore rules laid out for captures, one folder a tree.</param>
/// <param name="time">The clock.</param>
internal sealed class PoolCleaner(
    SlotList slots,
    PoolLock gate,
    Trash trash,
    WorkspaceLimits limits,
    string rulesFolder,
    TimeProvider time
) : IAsyncDisposable
{
    private static readonly TimeSpan RulesKept = TimeSpan.FromDays(30);
    private readonly Lock access = new();
    private Task background = Task.CompletedTask;

    /// <summary>Moves free slots beyond the limits away, and deletes them.</summary>
    internal async Task<int> CleanAsync(CancellationToken cancellation)
    {
        var kept = 0;
        var bytes = 0L;
        var removed = 0;
        var free = slots
            .All()
            .Where(s => s.IsFree)
            .OrderByDescending(s => Directory.GetLastWriteTimeUtc(s.Folder))
            .ToList();
        foreach (var slot in free)
        {
            bytes += await Task.Run(() => SizeOf(slot.Folder, cancellation), cancellation);
            if (kept < limits.FreeSlots && bytes <= limits.DiskBytes)
                kept++;
            else if (await gate.RunAsync(() => slot.IsFree && trash.Take(slot.Folder), cancellation))
                removed++;
        }
        ForgetOldRules();
        await Task.Run(() => trash.Empty(cancellation), cancellation);
        return removed;
    }

    /// <summary>Deletes what was thrown away, some time.</summary>
    internal void EmptyTrashSoon()
    {
        lock (access)
            if (background.IsCompleted)
                background = Task.Run(() => trash.Empty(CancellationToken.None));
    }

    /// <summary>Waits for what is being deleted. What resists stays in the trash, and the next clean-up says so.</summary>
    public async ValueTask DisposeAsync() => await background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // Rules that are still wanted are laid out again.
    private void ForgetOldRules()
    {
        var oldest = time.GetUtcNow().UtcDateTime - RulesKept;
        foreach (var tree in Directory.Exists(rulesFolder) ? Directory.GetDirectories(rulesFolder) : [])
            if (Directory.GetLastWriteTimeUtc(tree) < oldest)
                _ = trash.Take(tree);
    }

    private static long SizeOf(string folder, CancellationToken cancellation)
    {
        var total = 0L;
        var waiting = new Queue<byte[]>([
            [],
        ]);
        using var top = RawFolder.Open(folder);
        while (top is not null && waiting.TryDequeue(out var path))
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = top.OpenBelow(path);
            foreach (var name in inner?.List() ?? [])
            {
                if (inner!.Stat(name) is not { } stat)
                    continue;
                total += stat.Size;
                if (stat.Kind == FileKind.Folder)
                    waiting.Enqueue(PathBytes.Join(path, name));
            }
        }
        return total;
    }
}
