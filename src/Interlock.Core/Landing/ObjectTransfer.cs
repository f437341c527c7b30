using System.Text;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>Brings a commit with its new trees and blobs from the harness's store into the user's repository.</summary>
internal sealed class ObjectTransfer(UserRepository user, ObjectStore store)
{
    /// <summary>Copies what a commit adds to a tree that the user has; durable and checked when this returns.</summary>
    /// <exception cref="GitException">The user's repository cannot take them (no space, no permission).</exception>
    public async Task SendAsync(ObjectId commit, ObjectId tree, ObjectId knownTree, CancellationToken cancellation)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { commit.Hex, tree.Hex };
        if (tree != knownTree)
            ids.UnionWith(await NewObjectsAsync(knownTree, tree, cancellation));
        var list = Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => id + "\n")));
        var pack = await store.Git.RunAsync(["pack-objects", "--stdout", "-q"], list, cancellation);
        await user
            .Git.WithSetting("core.fsync", "loose-object,pack,pack-metadata")
            .WithSetting("core.fsyncMethod", "batch")
            .RunAsync(["unpack-objects", "-q"], pack.Output, cancellation);
        var there = await user.Git.RunAsync(["cat-file", "--batch-check=%(objectname)"], list, cancellation);
        if (there.Text.Contains("missing", StringComparison.Ordinal))
            throw new GitException("The user's repository did not take all objects of the landing");
    }

    // -t lists the changed folders too. A submodule's commit (160000) is no object of ours.
    private async Task<IEnumerable<string>> NewObjectsAsync(ObjectId from, ObjectId to, CancellationToken cancellation)
    {
        var raw = await store.Git.RunAsync(
            ["diff-tree", "-r", "-t", "-z", "--raw", "--no-renames", "--no-abbrev", from.Hex, to.Hex],
            cancellation
        );
        return GitText
            .SplitNul(raw.Output)
            .Chunk(2)
            .Select(pair => GitText.Ascii(pair[0].Span).Split(' '))
            .Where(fields => fields[1] is not ("160000" or "000000"))
            .Select(fields => fields[3]);
    }
}
