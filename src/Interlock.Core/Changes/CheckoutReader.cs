using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>
/// Reads the user's checkout into trees without touching it. What lies there is found by the same walk as an agent's work:
/// index flags and exclude files hide nothing.
/// </summary>
/// <param name="store">The harness's store.</param>
/// <param name="folder">Where the harness keeps its own index of the checkout, and laid-out ignore rules.</param>
public sealed class CheckoutReader(ObjectStore store, string folder)
{
    /// <summary>The trees as they are now.</summary>
    /// <exception cref="GitException">Git fails.</exception>
    /// <exception cref="IOException">The disk fails, or a folder cannot be read.</exception>
    public async Task<CheckoutTrees> ReadAsync(UserRepository user, RepositoryTip tip, CancellationToken cancellation)
    {
        var staged = await ReadStagedAsync(user, tip, cancellation);
        using var index = ScratchFile.In(folder, "index");
        var git = store.Git.InWorkTree(user.Root).WithIndex(index.Path);
        await git.RunAsync(["read-tree", tip.Tree.Hex], cancellation);
        // Fills in what files look like, so that only those that differ are read again; exit 1 says that some do.
        await git.TryAsync(["update-index", "-q", "--refresh"], cancellation);
        var capture = new ChangeCapture(store, new EntryPolicy(EntryLimits.Default), Path.Combine(folder, "rules"));
        var change = await capture.CaptureAsync(
            new CaptureRequest(user.Root, index.Path, tip.Tree, tip.Tree, null, SetupTrace.None),
            cancellation
        );
        return new CheckoutTrees(tip.Tree, staged, change.ResultTree, change.Refused);
    }

    private async Task<ObjectId?> ReadStagedAsync(
        UserRepository user,
        RepositoryTip tip,
        CancellationToken cancellation
    )
    {
        var file = Path.Combine(user.GitDirectory, "index");
        if (!File.Exists(file))
            return tip.Tree;
        using var copy = ScratchFile.In(folder, "staged");
        File.Copy(file, copy.Path);
        var written = await store.Git.WithIndex(copy.Path).TryAsync(["write-tree"], cancellation);
        return written.Succeeded ? ObjectId.Parse(written.Text) : null;
    }
}
