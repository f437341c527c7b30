using Interlock.Core.Changes;
using Interlock.Core.Processes;

namespace Interlock.Core.Git;

/// <summary>
/// The harness's own bare repository: reads the user's objects through alternates, writes only its own, with a
/// closed configuration (no hooks, filters, fsmonitor, external diff; attributes of the tree are overridden).
/// What it wrote is on disk when a method returns. Any number of processes may use it at once.
/// </summary>
public sealed class ObjectStore
{
    private readonly int idLength;

    internal ObjectStore(string gitDirectory, GitCommand git, string objectFormat, IReadOnlyList<string> borrowed)
    {
        ObjectFolders = [Path.Combine(gitDirectory, "objects"), .. borrowed];
        idLength = objectFormat == "sha256" ? 64 : 40;
        GitDirectory = gitDirectory;
        Git = git;
    }

    /// <summary>Its git directory.</summary>
    public string GitDirectory { get; }

    /// <summary>
    /// Folders with its objects: its own, and those of the user's repository that it borrows from. A workspace needs
    /// them all. Told by the harness; a workspace's own <c>alternates</c> are written by an agent.
    /// </summary>
    public IReadOnlyList<string> ObjectFolders { get; }

    /// <summary>The harness's git on this store; give it a work tree and an index file of your own to capture or check out.</summary>
    public GitCommand Git { get; }

    /// <summary>Folder for index files and other scratch.</summary>
    public string Scratch => Path.Combine(GitDirectory, "scratch");

    /// <summary>Opens or creates the store of a repository.</summary>
    /// <exception cref="GitException">It cannot be created: no permission, no space.</exception>
    public static Task<ObjectStore> OpenAsync(
        string gitDirectory,
        UserRepository user,
        ProcessRunner processes,
        HostEnvironment environment,
        CancellationToken cancellation
    ) => new ObjectStoreLayout(user, processes, environment).OpenAsync(gitDirectory, cancellation);

    /// <summary>The differences between two trees, renames as deletion and addition, sorted by path.</summary>
    public async Task<IReadOnlyList<ChangeEntry>> DiffAsync(
        ObjectId from,
        ObjectId to,
        CancellationToken cancellation
    ) =>
        from == to
            ? []
            : RawDiff.Parse(
                (
                    await Git.RunAsync(
                        ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from.Hex, to.Hex],
                        cancellation
                    )
                ).Output
            );

    /// <summary>The patch between two trees: <c>--binary --no-renames --full-index</c>, fixed prefixes.</summary>
    public async Task<byte[]> PatchAsync(ObjectId from, ObjectId to, CancellationToken cancellation) =>
        from == to
            ? []
            : (
                await Git.RunAsync(
                    [
                        "diff-tree",
                        "-r",
                        "-p",
                        "--binary",
                        "--no-renames",
                        "--full-index",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-color",
                        "--src-prefix=a/",
                        "--dst-prefix=b/",
                        "--unified=3",
                        "--inter-hunk-context=0",
                        "--submodule=short",
                        from.Hex,
                        to.Hex,
                    ],
                    cancellation
                )
            ).Output;

    /// <summary>The content of a path in a tree, or null when there is no such blob.</summary>
    public Task<byte[]?> ReadBlobAsync(ObjectId tree, RepoPath path, CancellationToken cancellation) =>
        new TreeReader(Git).ReadBlobAsync(tree, path, cancellation);

    /// <summary>The contents of many blobs, by two processes; ids that are missing, too large or no blobs are left out.</summary>
    /// <param name="ids">The blobs.</param>
    /// <param name="mostBytes">Largest one that is read, in bytes.</param>
    /// <param name="cancellation">Ends git.</param>
    public Task<IReadOnlyDictionary<ObjectId, byte[]>> ReadBlobsAsync(
        IReadOnlyCollection<ObjectId> ids,
        long mostBytes,
        CancellationToken cancellation
    ) => new BlobBatch(Git).ReadAsync(ids, mostBytes, cancellation);

    /// <summary>The differences between two trees as a patch without context, for its hunk headers; bytes as Latin-1.</summary>
    public async Task<string> HunksAsync(ObjectId from, ObjectId to, CancellationToken cancellation) =>
        from == to
            ? ""
            : System.Text.Encoding.Latin1.GetString(
                (
                    await Git.RunAsync(
                        [
                            .. (ReadOnlySpan<string>)["diff-tree", "-r", "-p", "--no-renames", "--full-index"],
                            .. (ReadOnlySpan<string>)["--no-ext-diff", "--no-textconv", "--no-color", "--unified=0"],
                            .. (ReadOnlySpan<string>)["--inter-hunk-context=0", from.Hex, to.Hex],
                        ],
                        cancellation
                    )
                ).Output
            );

    /// <summary>Every path of a tree with its mode.</summary>
    public Task<IReadOnlyList<(RepoPath Path, string Mode, ObjectId Id)>> ListAsync(
        ObjectId tree,
        CancellationToken cancellation
    ) => new TreeReader(Git).ListAsync(tree, cancellation);

    /// <summary>Three-way merge of trees (base, ours, theirs) without a working tree: a tree, or the paths in conflict.</summary>
    public Task<MergeResult> MergeAsync(
        ObjectId baseTree,
        ObjectId ours,
        ObjectId theirs,
        CancellationToken cancellation
    ) => new TreeMerge(this).MergeAsync(baseTree, ours, theirs, cancellation);

    /// <summary>Stores bytes as they are.</summary>
    public async Task<ObjectId> WriteBlobAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        ObjectId.Parse(
            (
                await Git.RunAsync(
                    ["hash-object", "-w", "-t", "blob", "--no-filters", "--stdin"],
                    content,
                    cancellation
                )
            ).Text
        );

    /// <summary>The tree that has everything of a base tree but the edits.</summary>
    /// <param name="baseTree">The tree to start from, or null for an empty one.</param>
    /// <param name="edits">Paths to set and to remove. A file takes the place of a folder of the same name and the other way round.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<ObjectId> WriteTreeAsync(
        ObjectId? baseTree,
        IEnumerable<TreeEdit> edits,
        CancellationToken cancellation
    )
    {
        using var index = ScratchFile.In(Scratch, "index");
        var git = Git.WithIndex(index.Path);
        var listed = edits.ToList();
        await git.RunAsync(baseTree is { } tree ? ["read-tree", tree.Hex] : ["read-tree", "--empty"], cancellation);
        if (listed.Count > 0)
            await git.RunAsync(
                ["update-index", "-z", "--replace", "--index-info"],
                IndexInfo.Of(listed, idLength),
                cancellation
            );
        return ObjectId.Parse((await git.RunAsync(["write-tree"], cancellation)).Text);
    }
}
