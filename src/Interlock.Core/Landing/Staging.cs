using System.Globalization;
using Interlock.Core.Changes;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>
/// The folder of one landing, on the checkout's own file system so that moving is atomic: <c>new/</c> holds the files
/// to come, <c>old/</c> and <c>undone/</c> what was taken out of the checkout, and the manifest says which is which.
/// </summary>
internal sealed class Staging
{
    private const string Parent = "interlock-landing";
    private readonly GitCommand harness;
    private readonly string folder;

    public Staging(UserRepository user, GitCommand harness, string run, bool modesCount)
    {
        this.harness = harness;
        // A linked worktree or submodule has its git directory elsewhere, perhaps on another disk.
        folder = string.Equals(user.GitDirectory, Path.Combine(user.Root, ".git"), StringComparison.Ordinal)
            ? Path.Combine(user.GitDirectory, Parent, run.Replace('/', '-'))
            : Path.Combine(user.Root, ".interlock-landing-" + run.Replace('/', '-'));
        New = Part("new");
        Old = Part("old");
        Undone = Part("undone");

        WorkTree Part(string name) => new(Path.Combine(folder, name), user.ObjectFormat, modesCount);
    }

    /// <summary>The files to come.</summary>
    public WorkTree New { get; }

    /// <summary>The manifest of a landing that was begun, or null.</summary>
    public WriteManifest? Manifest() => WriteManifest.Read(ManifestFile);

    /// <summary>What was taken out of the checkout, by number.</summary>
    public WorkTree Old { get; }

    /// <summary>New files that were taken back, by number.</summary>
    public WorkTree Undone { get; }

    /// <summary>The name that stands for a path by its number in the manifest.</summary>
    public static RepoPath Name(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lays out the new files: raw bytes by the harness's git, or as the user's git would check them out.</summary>
    /// <param name="git">Git with the objects of the tree.</param>
    /// <param name="tree">The tree to come.</param>
    /// <param name="entries">Its differences.</param>
    /// <param name="cancellation">Cancels it; nothing of the user's was touched.</param>
    /// <returns>The state that each path will have.</returns>
    public async Task<IReadOnlyDictionary<RepoPath, PathState>> LayOutAsync(
        GitCommand git,
        ObjectId tree,
        IReadOnlyList<ChangeEntry> entries,
        CancellationToken cancellation
    )
    {
        await ClearAsync(cancellation);
        foreach (var name in (string[])["new", "old", "undone"])
            Directory.CreateDirectory(Path.Combine(folder, name));
        var coming = entries.Where(entry => entry.NewId is not null).Select(entry => entry.Path).ToList();
        var staging = git.InWorkTree(New.Root)
            .WithIndex(Path.Combine(folder, "layout"))
            .WithSetting("core.protectHFS", "true")
            .WithSetting("core.protectNTFS", "true");
        // The whole tree, since the user's git takes attributes from the index where there is no file.
        await staging.RunAsync(["read-tree", tree.Hex], cancellation);
        if (coming.Count > 0)
            await staging.RunAsync(
                ["checkout-index", "-f", "-q", "-z", "--stdin"],
                GitText.JoinNul(coming),
                cancellation
            );
        foreach (var path in coming)
            New.Flush(path); // a landing counts only when its bytes are on disk
        return entries.ToDictionary(
            entry => entry.Path,
            entry => entry.NewId is null ? PathState.Absent : New.Read(entry.Path)
        );
    }

    /// <summary>Records what is about to be written.</summary>
    public WriteManifest Begin(LandingPlan plan, IReadOnlyList<WriteEntry> entries, WorkTree checkout)
    {
        var missing = entries
            .Where(entry => entry.After.Kind != PathKind.Absent)
            .SelectMany(entry => entry.Path.Parents)
            .Distinct()
            .Where(parent => checkout.KindOf(parent) == PathKind.Absent)
            .ToList();
        var manifest = new WriteManifest(plan.Tip.Commit, plan.Tree, plan.Commit, entries, plan.Entries, missing);
        WritePoint.Pass();
        manifest.Write(ManifestFile);
        WritePoint.Pass();
        return manifest;
    }

    /// <summary>Removes the folder; the manifest first, so that a crash in between leaves nothing to misread.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return;
        WritePoint.Pass();
        File.Delete(ManifestFile);
        WritePoint.Pass();
        // .NET cannot delete a name that is not UTF-8; git can.
        if (Directory.Exists(New.Root))
            await harness
                .InWorkTree(New.Root)
                .WithIndex(Path.Combine(folder, "none"))
                .RunAsync(["clean", "-ffdxq"], cancellation);
        Directory.Delete(folder, recursive: true);
        var parent = Path.GetDirectoryName(folder)!;
        if (Path.GetFileName(parent) == Parent && !Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }

    private string ManifestFile => Path.Combine(folder, "manifest.json");
}
