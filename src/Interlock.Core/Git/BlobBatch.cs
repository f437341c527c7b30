using System.Globalization;
using System.Text;

namespace Interlock.Core.Git;

/// <summary>Reads many blobs by two processes (<c>git cat-file --batch-check</c>, <c>--batch</c>).</summary>
internal sealed class BlobBatch(GitCommand git)
{
    /// <summary>The contents by id; an id that is missing, too large or no blob is left out.</summary>
    /// <param name="ids">The blobs.</param>
    /// <param name="mostBytes">Largest one that is read: a change may hold what no memory does.</param>
    /// <param name="cancellation">Ends git.</param>
    public async Task<IReadOnlyDictionary<ObjectId, byte[]>> ReadAsync(
        IReadOnlyCollection<ObjectId> ids,
        long mostBytes,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<ObjectId, byte[]>();
        var sizes = await AskAsync("--batch-check", ids.Select(id => id.Hex), cancellation);
        var wanted = Encoding
            .ASCII.GetString(sizes)
            .Split('\n')
            .Select(line => line.Split(' '))
            .Where(words => words is [_, "blob", var size] && Size(size) <= mostBytes)
            .Select(words => words[0]);
        var output = await AskAsync("--batch", wanted, cancellation);
        for (var at = 0; at < output.Length; )
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var words = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (words is not [var id, "blob", var size])
                continue; // 'ID missing': it went in between
            var length = (int)Size(size);
            found[ObjectId.Parse(id)] = output[at..(at + length)];
            at += length + 1;
        }
        return found;
    }

    private async Task<byte[]> AskAsync(string how, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var question = string.Concat(ids.Select(id => id + "\n"));
        return question.Length == 0
            ? []
            : (await git.RunAsync(["cat-file", how], Encoding.ASCII.GetBytes(question), cancellation)).Output;
    }

    private static long Size(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
