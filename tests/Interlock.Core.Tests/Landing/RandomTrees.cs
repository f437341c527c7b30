using System.Text;
using Interlock.Core.Git;
using Interlock.Core.Tests.Git;

namespace Interlock.Core.Tests.Landing;

/// <summary>Random trees with awkward names, contents and modes; the same for the same seed.</summary>
internal sealed class RandomTrees(ObjectStore store, int seed)
{
#pragma warning disable CA5394 // test data
    private readonly Random random = new(seed);

    private static readonly byte[][] Names =
    [
        "a"u8.ToArray(),
        "b"u8.ToArray(),
        "A2"u8.ToArray(),
        "d.txt"u8.ToArray(),
        " x"u8.ToArray(),
        "-n"u8.ToArray(),
        "é"u8.ToArray(),
        [0xFF, 0x41],
        [0x80],
        "q\"\\"u8.ToArray(),
        "l\nf"u8.ToArray(),
        "*"u8.ToArray(),
        "日本"u8.ToArray(),
        ".hidden"u8.ToArray(),
    ];

    /// <summary>A tree near another one: some paths set, some removed, folders and files changing places.</summary>
    public async Task<ObjectId> NextAsync(ObjectId? from, CancellationToken cancellation)
    {
        while (true)
        {
            var edits = new Dictionary<string, TreeEdit>(StringComparer.Ordinal);
            foreach (var (path, _, _) in from is { } tree ? await store.ListAsync(tree, cancellation) : [])
                if (random.Next(4) == 0)
                    edits[path.Text] = new TreeEdit(path, "", null);
            for (var count = random.Next(2, 12); count > 0; count--)
            {
                var path = Path();
                if (
                    !edits.Keys.Any(other =>
                        other.StartsWith(path.Text + "/", StringComparison.Ordinal)
                        || path.Text.StartsWith(other + "/", StringComparison.Ordinal)
                    )
                )
                    edits[path.Text] = await SetAsync(path, cancellation);
            }
            var next = await store.WriteTreeAsync(from, edits.Values, cancellation);
            if (next != from && (await store.ListAsync(next, cancellation)).Count > 0)
                return next;
        }
    }

    private RepoPath Path()
    {
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Names[random.Next(Names.Length)]).ToList();
        return RepoPath.FromBytes([.. parts.SelectMany((part, number) => number == 0 ? part : [(byte)'/', .. part])]);
    }

    private async Task<TreeEdit> SetAsync(RepoPath path, CancellationToken cancellation)
    {
        var link = random.Next(6) == 0;
        var content = link ? Encoding.ASCII.GetBytes("../some/" + Repo.Number(random.Next())) : Content();
        return new TreeEdit(
            path,
            link ? "120000"
                : random.Next(3) == 0 ? "100755"
                : "100644",
            await store.WriteBlobAsync(content, cancellation)
        );
    }

    private byte[] Content() =>
        random.Next(5) switch
        {
            0 => [],
            1 => Repo.Noise(random.Next(1, 4000), random.Next()),
            2 => Lines("\r\n"),
            3 => Lines("\n")[..^1],
            _ => Lines("\n"),
        };

    private byte[] Lines(string end) =>
        Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"line {random.Next(50)} $Id$ ü{end}"))
        );
#pragma warning restore CA5394
}
