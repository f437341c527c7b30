using System.Globalization;
using System.Text;

namespace Interlock.Core.Git;

/// <summary>Reads many blobs by one process (<c>git cat-file --batch</c>).</summary>
internal sealed class BlobBatch(GitCommand git)
{
    /// <summary>The contents by id; an id that is missing or no blob is left out.</summary>
    public async Task<IReadOnlyDictionary<ObjectId, byte[]>> ReadAsync(
        IReadOnlyCollection<ObjectId> ids,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<ObjectId, byte[]>();
        if (ids.Count == 0)
            return found;
        var question = Encoding.ASCII.GetBytes(string.Join('\n', ids.Select(id => id.Hex)) + "\n");
        var output = (await git.RunAsync(["cat-file", "--batch"], question, cancellation)).Output;
        for (var at = 0; at < output.Length; )
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var words = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (words is not [var id, var type, var size])
                continue; // 'ID missing'
            var length = int.Parse(size, CultureInfo.InvariantCulture);
            if (type == "blob")
                found[ObjectId.Parse(id)] = output[at..(at + length)];
            at += length + 1;
        }
        return found;
    }
}
