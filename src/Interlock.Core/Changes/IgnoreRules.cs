using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>
/// The ignore rules of one tree. Its <c>.gitignore</c> files are laid out in a folder of their own and git is asked
/// there, so that neither a changed <c>.gitignore</c> nor an exclude file of the agent's counts.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly GitCommand? git;

    private IgnoreRules(GitCommand? git) => this.git = git;

    /// <summary>Lays out the rules of a tree, once for all captures.</summary>
    /// <param name="git">Git on the store.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="folder">Where the rules of trees lie.</param>
    /// <param name="cancellation">Cancels it.</param>
    internal static async Task<IgnoreRules> OfAsync(
        GitCommand git,
        ObjectId tree,
        string folder,
        CancellationToken cancellation
    )
    {
        var top = Path.Combine(folder, tree.Hex);
        if (!Directory.Exists(top))
        {
            var draft = Directory
                .CreateDirectory(folder)
                .CreateSubdirectory($".{tree.Abbreviated}-{Path.GetRandomFileName()}");
            await LayOutAsync(git, tree, draft.FullName, cancellation);
            Publish(draft.FullName, top);
        }
        return new IgnoreRules(
            Directory.EnumerateFileSystemEntries(top).Any()
                ? git.InWorkTree(top).WithVariable("GIT_LITERAL_PATHSPECS", "0")
                : null
        );
    }

    /// <summary>Which of the paths are ignored; a folder is given with a slash at its end.</summary>
    internal async Task<HashSet<byte[]>> FindIgnoredAsync(IEnumerable<byte[]> paths, CancellationToken cancellation)
    {
        var ignored = new HashSet<byte[]>(PathBytes.Order);
        // Literal pathspecs are unknown to check-ignore; with "./" in front, a colon means nothing either.
        var list = Join(paths.Select(path => (byte[])[.. "./"u8, .. path]));
        if (git is null || list.Length == 0)
            return ignored;
        var result = await git.TryAsync(["check-ignore", "--no-index", "-z", "--stdin"], list, cancellation);
        // 1 means that none is ignored.
        if (result.ExitCode > 1)
            throw new GitException($"git check-ignore failed: {result.Error}");
        foreach (var path in GitText.SplitNul(result.Output))
            ignored.Add(path[2..].ToArray());
        return ignored;
    }

    private static async Task LayOutAsync(GitCommand git, ObjectId tree, string folder, CancellationToken cancellation)
    {
        var listed = await git.RunAsync(["ls-tree", "-r", "-z", "--full-tree", tree.Hex], cancellation);
        var entries = Join(
            GitText.SplitNul(listed.Output).Where(line => IsRuleFile(line.Span)).Select(line => line.ToArray())
        );
        if (entries.Length == 0)
            return;
        using var index = ScratchFile.In(Path.GetDirectoryName(folder)!, ".index");
        var scratch = git.InWorkTree(folder).WithIndex(index.Path);
        await scratch.RunAsync(["update-index", "-z", "--index-info"], entries, cancellation);
        await scratch.RunAsync(["checkout-index", "-a", "-f"], cancellation);
    }

    private static bool IsRuleFile(ReadOnlySpan<byte> line) =>
        line.StartsWith("100"u8)
        && PathBytes.NameOf(line[(line.IndexOf((byte)'\t') + 1)..]).SequenceEqual(".gitignore"u8);

    private static byte[] Join(IEnumerable<byte[]> items)
    {
        using var list = new MemoryStream();
        foreach (var item in items)
        {
            list.Write(item);
            list.WriteByte(0);
        }
        return list.ToArray();
    }

    private static void Publish(string draft, string top)
    {
        try
        {
            Directory.Move(draft, top);
        }
        catch (IOException) when (Directory.Exists(top))
        {
            // Another capture was faster; a tree's rules never change.
            Directory.Delete(draft, recursive: true);
        }
    }
}
