using Interlock.Core.Git;
using Xunit;

namespace Interlock.Core.Tests.Git;

public sealed class TreeMergeTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(
        "both edit one file apart",
        "seq 1 20 >a",
        "sed -i s/^2$/x/ a",
        "sed -i s/^19$/y/ a",
        "seq 1 20 | sed 's/^2$/x/;s/^19$/y/' >a"
    )]
    [InlineData(
        "different files",
        "printf a >a; printf b >b",
        "printf x >a",
        "rm b; printf n >n",
        "printf x >a; rm b; printf n >n"
    )]
    [InlineData("mode and content", "seq 1 9 >a", "chmod +x a", "echo 10 >>a", "seq 1 10 >a; chmod +x a")]
    [InlineData(
        "same edit",
        "printf a >a",
        "printf x >a; printf n >n",
        "printf x >a; printf m >m",
        "printf x >a; printf n >n; printf m >m"
    )]
    [InlineData(
        "same addition",
        "printf a >a",
        "printf x >n; printf 1 >b",
        "printf x >n; printf 2 >c",
        "printf x >n; printf 1 >b; printf 2 >c"
    )]
    [InlineData(
        "folder replaced by a file",
        "mkdir d; printf a >d/f; printf b >b",
        "rm -r d; printf x >d",
        "printf y >b",
        "rm -r d; printf x >d; printf y >b"
    )]
    [InlineData(
        "rename and another edit",
        "seq 1 50 >a; printf b >b",
        "git mv a c",
        "printf y >b",
        "git mv a c; printf y >b"
    )]
    [InlineData(
        "odd names",
        "printf a >$'\\xff'; printf b >b",
        "printf x >$'\\xff'",
        "printf n >$'l\\nf'",
        "printf x >$'\\xff'; printf n >$'l\\nf'"
    )]
    public async Task Changes_apart_are_merged(string name, string start, string ours, string theirs, string wanted)
    {
        using var repo = new Repo();
        var (root, left, right) = Trees(repo, start, ours, theirs);
        var merged = await (await repo.StoreAsync()).MergeAsync(root, left, right, repo.Stop);

        Assert.True(merged.Conflicts.Count == 0, name);
        Assert.Equal(Change(repo, root, wanted), merged.Tree);
        Assert.Equal(merged.Tree, (await (await repo.StoreAsync()).MergeAsync(root, right, left, repo.Stop)).Tree);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("content", "printf 'a\\n' >a; printf b >b", "printf 'x\\n' >a", "printf 'y\\n' >a; printf c >b", "a")]
    [InlineData(
        "binary",
        "head -c 999 /dev/zero >a",
        "printf x | dd of=a conv=notrunc status=none",
        "printf y | dd of=a conv=notrunc seek=900 status=none bs=1",
        "a"
    )]
    [InlineData("delete and modify", "printf a >a", "rm a; printf n >n", "printf y >a", "a")]
    [InlineData("add and add", "printf a >a", "printf x >n", "printf y >n", "n")]
    [InlineData("rename and modify", "seq 1 50 >a", "git mv a b", "echo 51 >>a", "a")]
    [InlineData("file and folder", "printf a >a", "printf x >n", "mkdir n; printf y >n/m", "n n/m")]
    [InlineData(
        "folder deleted and edited",
        "mkdir d; printf a >d/f; printf b >d/g",
        "rm -r d; printf x >d",
        "printf y >d/f",
        "d/f"
    )]
    [InlineData("link and file", "printf a >a", "rm a; ln -s b a", "printf y >a", "a")]
    [InlineData("odd name", "printf a >$'\\xff\\n'", "printf x >$'\\xff\\n'", "printf y >$'\\xff\\n'", @"\xFF\x0A")]
    public async Task Changes_to_the_same_thing_conflict_by_name(
        string name,
        string start,
        string ours,
        string theirs,
        string file
    )
    {
        using var repo = new Repo();
        var (root, left, right) = Trees(repo, start, ours, theirs);
        var merged = await (await repo.StoreAsync()).MergeAsync(root, left, right, repo.Stop);

        Assert.Null(merged.Tree);
        Assert.True(file == string.Join(' ', merged.Conflicts), $"{name}: {string.Join(' ', merged.Conflicts)}");
    }

    [Fact(Timeout = 30_000)]
    public async Task One_side_without_changes_is_the_other_side()
    {
        using var repo = new Repo();
        var (root, left, _) = Trees(repo, "printf a >a", "printf x >a", "printf y >a");
        var store = await repo.StoreAsync();
        Assert.Equal(left, (await store.MergeAsync(root, left, root, repo.Stop)).Tree);
        Assert.Equal(left, (await store.MergeAsync(root, root, left, repo.Stop)).Tree);
        Assert.Equal(left, (await store.MergeAsync(root, left, left, repo.Stop)).Tree);
    }

    private static (ObjectId Root, ObjectId Left, ObjectId Right) Trees(
        Repo repo,
        string start,
        string ours,
        string theirs
    )
    {
        repo.Shell(start);
        repo.Files.Commit();
        var root = repo.Tree();
        return (root, Change(repo, root, ours), Change(repo, root, theirs));
    }

    private static ObjectId Change(Repo repo, ObjectId from, string shell)
    {
        repo.Shell($"git read-tree --reset -u {from}; git clean -ffdxq; {shell}; git add -A -f");
        return ObjectId.Parse(repo.Files.Git("write-tree"));
    }
}
