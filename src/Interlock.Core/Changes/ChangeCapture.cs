using Interlock.Core.Git;
using Interlock.Core.Workspaces.Files;

namespace Interlock.Core.Changes;

/// <summary>
/// Finds out what an agent did in a work tree, and stores it as a tree. Only the harness's index and object store are
/// asked; the agent's own git directory is never read.
/// </summary>
/// <param name="store">The harness's object store.</param>
/// <param name="policy">Judges every entry.</param>
/// <param name="rulesFolder">Where ignore rules of trees are laid out.</param>
public sealed class ChangeCapture(ObjectStore store, EntryPolicy policy, string rulesFolder)
{
    private readonly GitCommand git = store.Git;

    /// <summary>The harness's object store.</summary>
    public ObjectStore Store { get; } = store;

    /// <summary>Captures a work tree.</summary>
    /// <exception cref="IOException">The disk fails, or a folder cannot be read.</exception>
    /// <exception cref="GitException">Git fails.</exception>
    public async Task<Change> CaptureAsync(CaptureRequest request, CancellationToken cancellation)
    {
        using var top = RawFolder.Open(request.Folder);
        if (top is null)
            return await LostAsync(request, cancellation);

        var idLength = request.Tree.Hex.Length / 2;
        var index = await Task.Run(() => IndexFile.Read(request.Index, idLength), cancellation);
        var found = await Task.Run(() => WorkTreeScan.Run(top, index, cancellation), cancellation);
        var known = await KnownPaths.OfAsync(git, request.Tree, request.From, found.Extra.Count > 0, cancellation);
        var rules =
            found.Extra.Count > 0 ? await IgnoreRules.OfAsync(git, request.From, rulesFolder, cancellation) : null;
        var extra = new ExtraFiles(top, rules!, known, request.Wanted, request.Setup, policy.Limits);
        await extra.SortAsync(found.Extra, cancellation);

        var reader = new FileReader(top, new BlobWriter(Store.GitDirectory, idLength), policy);
        var draft = new ChangeDraft(index, found.Missing, known);
        await Task.Run(() => ReadAll(draft, reader, request.Setup, found, extra.Taken, cancellation), cancellation);
        draft.Refuse(extra.Refused);
        draft.JudgeTogether(reader.ReadTarget);
        foreach (var (path, id) in draft.SubmoduleFiles())
            draft.Refuse(await JudgeSubmodulesAsync(path, id, cancellation));

        var tree = await WriteTreeAsync(request, draft.Edits(), cancellation);
        var ignored = extra.Ignored.Concat(found.Submodules.Select(s => RepoPath.FromBytes(s.Path)));
        return new Change(
            request.From,
            tree,
            await Store.DiffAsync(request.From, tree, cancellation),
            draft.Refused,
            [.. ignored.Order(RepoPath.Order).Take(100)]
        );
    }

    private static void ReadAll(
        ChangeDraft draft,
        FileReader reader,
        SetupTrace setup,
        WorkTreeDifferences found,
        List<byte[]> extra,
        CancellationToken cancellation
    )
    {
        var prepared = setup.Files.Where(f => f.Tracked).ToDictionary(f => f.Path, f => f.Stat);
        foreach (var (entry, stat) in found.Modified.Concat(found.Racy))
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                prepared.Count == 0
                || !prepared.TryGetValue(RepoPath.FromBytes(entry.Path), out var then)
                || !then.SameAs(stat)
            )
                draft.Add(entry.Path, entry, reader.Read(entry.Path, entry));
        }
        foreach (var path in extra)
        {
            cancellation.ThrowIfCancellationRequested();
            draft.Add(path, null, reader.Read(path, null));
        }
    }

    private async Task<RefusedEntry[]> JudgeSubmodulesAsync(byte[] path, ObjectId id, CancellationToken cancellation)
    {
        var listed = await git.TryAsync(["config", "--blob", id.Hex, "--no-includes", "--list", "-z"], cancellation);
        if (!listed.Succeeded)
            return [EntryPolicy.Refuse(path, "hostile_submodule", "Git cannot read the file; mend its syntax.")];
        var settings = GitText
            .SplitNul(listed.Output)
            .Select(item =>
            {
                var parts = System.Text.Encoding.UTF8.GetString(item.Span).Split('\n', 2);
                return (parts[0], parts.Length > 1 ? parts[1] : "");
            });
        return EntryPolicy.JudgeSubmodules(path, settings) is { } refused ? [refused] : [];
    }

    private async Task<ObjectId> WriteTreeAsync(
        CaptureRequest request,
        IReadOnlyList<TreeEdit> edits,
        CancellationToken cancellation
    )
    {
        if (edits.Count == 0)
            return request.Tree;
        // A copy, so that the harness's own index stays that of the leased tree.
        using var scratch = ScratchFile.In(Store.Scratch, "capture");
        File.Copy(request.Index, scratch.Path);
        var index = git.WithIndex(scratch.Path);
        await index.RunAsync(
            ["update-index", "-z", "--replace", "--index-info"],
            IndexInfo.Of(edits, request.Tree.Hex.Length),
            cancellation
        );
        return ObjectId.Parse((await index.RunAsync(["write-tree"], cancellation)).Text);
    }

    private async Task<Change> LostAsync(CaptureRequest request, CancellationToken cancellation) =>
        new(
            request.From,
            request.Tree,
            await Store.DiffAsync(request.From, request.Tree, cancellation),
            [
                EntryPolicy.Refuse(
                    "."u8,
                    "workspace_replaced",
                    "The workspace's folder was removed or replaced by something else; its work is lost."
                ),
            ],
            []
        );
}
