using System.Text;

namespace Interlock.Core.Git;

/// <summary>Reads trees and blobs of a repository; writes nothing.</summary>
/// <param name="git">Git on that repository.</param>
public sealed class TreeReader(GitCommand git)
{
    /// <summary>The content of a path in a tree, or null when there is no such blob.</summary>
    public async Task<byte[]?> ReadBlobAsync(ObjectId tree, RepoPath path, CancellationToken cancellation)
    {
        byte[] name = [.. Encoding.ASCII.GetBytes(tree.Hex), (byte)':', .. path.ToBytes(), 0];
        var output = (await git.RunAsync(["cat-file", "--batch", "-z"], name, cancellation)).Output;
        var end = output.AsSpan().IndexOf((byte)'\n');
        // "ID blob SIZE"; what is missing answers with its own name instead, which may hold anything.
        return
            end > 0
            && GitText.Ascii(output.AsSpan(0, end)).Split(' ') is [var id, "blob", var size]
            && id.Length is 40 or 64
            && int.TryParse(size, out var length)
            && output.Length == end + length + 2
            ? output[(end + 1)..^1]
            : null;
    }

    /// <summary>Every path of a tree with its mode.</summary>
    public async Task<IReadOnlyList<(RepoPath Path, string Mode, ObjectId Id)>> ListAsync(
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        var listed = await git.RunAsync(["ls-tree", "-r", "-z", "--full-tree", tree.Hex], cancellation);
        return [.. GitText.SplitNul(listed.Output).Select(ParseListed)];
    }

    private static (RepoPath Path, string Mode, ObjectId Id) ParseListed(ReadOnlyMemory<byte> line)
    {
        var tab = line.Span.IndexOf((byte)'\t');
        var fields = GitText.Ascii(line.Span[..tab]).Split(' ');
        return (RepoPath.FromBytes(line.Span[(tab + 1)..]), fields[0], ObjectId.Parse(fields[2]));
    }
}
