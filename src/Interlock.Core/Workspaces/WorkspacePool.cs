using System.Globalization;
using Interlock.Core.Changes;
using Interlock.Core.Failures;
using Interlock.Core.Git;
using Interlock.Core.Processes;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Workspaces;

/// <summary>Private checkouts, re-used: a slot is reset and cleaned, not made anew. Safe for many processes.</summary>
public sealed class WorkspacePool : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly WorkspaceSetup? setup;
    private readonly SlotList slots;
    private readonly PoolLock gate;
    private readonly Trash trash;
    private readonly SlotReset reset;
    private readonly SetupRunner? runner;
    private readonly ChangeCapture capture;
    private readonly PoolCleaner cleaner;

    // Checking out is bound by processors and disk: more at a time only makes each slower.
    private readonly SemaphoreSlim busy = new(Environment.ProcessorCount);

    /// <summary>A pool in a folder, made when it is missing.</summary>
    /// <param name="folder">The pool's folder; outside every tree that an agent can write.</param>
    /// <param name="store">The harness's object store.</param>
    /// <param name="processes">Runs the setup command.</param>
    /// <param name="environment">The engine's environment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="setup">How to prepare each workspace, or null.</param>
    /// <param name="limits">What to keep for later, or null for the default.</param>
    /// <param name="entries">How large changes may be, or null for the default.</param>
    /// <param name="sandbox">What holds the setup command back; null for nothing.</param>
    public WorkspacePool(
        string folder,
        ObjectStore store,
        ProcessRunner processes,
        HostEnvironment environment,
        TimeProvider time,
        WorkspaceSetup? setup = null,
        WorkspaceLimits? limits = null,
        EntryLimits? entries = null,
        Sandbox? sandbox = null
    )
    {
        Directory.CreateDirectory(folder);
        var rules = Path.Combine(folder, "rules");
        this.time = time;
        this.setup = setup;
        slots = new SlotList(folder);
        gate = new PoolLock(Path.Combine(folder, "lock"), time);
        trash = new Trash(Path.Combine(folder, "trash"), time);
        reset = new SlotReset(store, trash, Boot.Read());
        runner = setup is null ? null : new SetupRunner(setup, store, processes, environment, rules, sandbox);
        capture = new ChangeCapture(store, new EntryPolicy(entries ?? EntryLimits.Default), rules);
        cleaner = new PoolCleaner(slots, gate, trash, limits ?? WorkspaceLimits.Default, rules, time);
    }

    /// <summary>How each workspace is prepared, or null.</summary>
    public WorkspaceSetup? Setup => setup;

    /// <summary>Leases a workspace that holds a tree. The lease survives a crash and is found again by its owner.</summary>
    /// <exception cref="FailureException">The repository's setup failed (<c>setup_failed</c>).</exception>
    /// <exception cref="GitException">The tree cannot be checked out: no space, a missing object.</exception>
    public async Task<Workspace> LeaseAsync(WorkspaceRequest request, CancellationToken cancellation)
    {
        var lease = new LeaseRecord(
            request.Owner,
            request.Tree,
            request.BaseCommit,
            IsReady: false,
            $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}@{Environment.MachineName}",
            time.GetUtcNow()
        );
        var (slot, isNew) = await gate.RunAsync(() => Claim(lease), cancellation);
        try
        {
            slot = await PrepareAsync(slot, isNew, lease, cancellation);
            if (runner is not null)
                await runner.RunAsync(slot, request.Tree, cancellation);
            var ready = lease with { IsReady = true };
            slot.WriteLease(ready);
            return Open(slot, ready);
        }
        catch
        {
            // Whichever slot it was by now: one that is not ready is of no use to its owner.
            await ReleaseAsync(owner => owner == request.Owner, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The workspace that an owner still holds from before a crash, or null.</summary>
    public Task<Workspace?> FindAsync(string owner, CancellationToken cancellation) =>
        gate.RunAsync(
            () =>
                slots
                    .Leased(o => o == owner)
                    .Where(s => s.Lease.IsReady)
                    .Select(s => Open(s.Slot, s.Lease))
                    .FirstOrDefault(),
            cancellation
        );

    /// <summary>Gives back every workspace whose owner starts with a prefix (<c>RUN/</c>).</summary>
    public Task ReleaseAllAsync(string ownerPrefix, CancellationToken cancellation) =>
        ReleaseAsync(owner => owner.StartsWith(ownerPrefix, StringComparison.Ordinal), cancellation);

    /// <summary>
    /// Deletes free workspaces beyond the limits, longest unused first, and what was thrown away before. Leased ones stay.
    /// </summary>
    /// <returns>How many workspaces were deleted.</returns>
    public Task<int> GcAsync(CancellationToken cancellation) => cleaner.CleanAsync(cancellation);

    /// <summary>Waits until what is being deleted in the background is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await cleaner.DisposeAsync();
        gate.Dispose();
        busy.Dispose();
    }

    internal Task ReleaseAsync(Slot slot, string owner, CancellationToken cancellation) =>
        gate.RunAsync(
            () =>
            {
                // The slot may be somebody else's by now, when it was given back twice.
                if (slot.ReadLease()?.Owner == owner)
                    slot.DeleteLease();
                return true;
            },
            cancellation
        );

    private Task<bool> ReleaseAsync(Func<string, bool> isOwner, CancellationToken cancellation) =>
        gate.RunAsync(
            () =>
            {
                foreach (var (slot, _) in slots.Leased(isOwner))
                    slot.DeleteLease();
                return true;
            },
            cancellation
        );

    private (Slot Slot, bool IsNew) Claim(LeaseRecord lease)
    {
        // Left over from an engine that died while preparing it.
        foreach (var (old, _) in slots.Leased(o => o == lease.Owner).ToList())
            old.DeleteLease();
        var chosen = slots.Choose(lease.Tree);
        chosen.Slot.WriteLease(lease);
        return chosen;
    }

    private async Task<Slot> PrepareAsync(Slot slot, bool isNew, LeaseRecord lease, CancellationToken cancellation)
    {
        await busy.WaitAsync(cancellation);
        try
        {
            if (!isNew && !await Task.Run(() => reset.TryAsync(slot, lease.Tree, cancellation), cancellation))
            {
                slot = await gate.RunAsync(() => Replace(slot, lease), cancellation);
                isNew = true;
            }
            if (isNew)
                await reset.FillAsync(slot, lease.Tree, cancellation);
            AgentGit.Create(slot, capture.Store, lease.BaseCommit);
        }
        finally
        {
            busy.Release();
        }
        cleaner.EmptyTrashSoon();
        return slot;
    }

    private Slot Replace(Slot doubtful, LeaseRecord lease)
    {
        if (!trash.Take(doubtful.Folder))
            throw new IOException($"Cannot move the workspace away: {doubtful.Folder}");
        var fresh = slots.Make(slots.All());
        fresh.WriteLease(lease);
        return fresh;
    }

    private Workspace Open(Slot slot, LeaseRecord lease) =>
        new(this, capture, slot, lease, SetupRunner.VariablesOf(setup, slot));
}
