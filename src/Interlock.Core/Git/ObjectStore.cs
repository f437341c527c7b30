using Interlock.Core.Changes;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>
/// The harness's own bare repository: reads the user's objects through alternates, writes only its own, with a
/// closed configuration (no hooks, filters, fsmonitor, external diff; attributes of the tree are overridden).
/// </summary>
public sealed class ObjectStore
{
    /// <summary>Its git directory.</summary>
    public string GitDirectory => throw new NotImplementedException();

    /// <summary>Opens or creates the store of a repository.</summary>
    public static Task<ObjectStore> OpenAsync(
        string gitDirectory, UserRepository user, ProcessRunner processes, HostEnvironment environment, CancellationToken cancellation) =>
        throw new NotImplementedException($"{gitDirectory}{user}{processes}{environment}{cancellation}");

    /// <summary>The differences between two trees, renames as deletion and addition, sorted by path.</summary>
    public Task<IReadOnlyList<ChangeEntry>> DiffAsync(ObjectId from, ObjectId to, CancellationToken cancellation) =>
        throw new NotImplementedException($"{from}{to}{cancellation}");

    /// <summary>The patch between two trees: <c>--binary --no-renames --full-index</c>, fixed prefixes.</summary>
    public Task<byte[]> PatchAsync(ObjectId from, ObjectId to, CancellationToken cancellation) =>
        throw new NotImplementedException($"{from}{to}{cancellation}");

    /// <summary>The content of a path in a tree, or null when there is no such blob.</summary>
    public Task<byte[]?> ReadBlobAsync(ObjectId tree, RepoPath path, CancellationToken cancellation) =>
        throw new NotImplementedException($"{tree}{path}{cancellation}");

    /// <summary>Every path of a tree with its mode.</summary>
    public Task<IReadOnlyList<(RepoPath Path, string Mode, ObjectId Id)>> ListAsync(ObjectId tree, CancellationToken cancellation) =>
        throw new NotImplementedException($"{tree}{cancellation}");

    /// <summary>Three-way merge of trees (base, ours, theirs) without a working tree: a tree, or the paths in conflict.</summary>
    public Task<MergeResult> MergeAsync(ObjectId baseTree, ObjectId ours, ObjectId theirs, CancellationToken cancellation) =>
        throw new NotImplementedException($"{baseTree}{ours}{theirs}{cancellation}");
}
