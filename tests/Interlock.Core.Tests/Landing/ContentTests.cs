using Interlock.Core.Git;
using Interlock.Core.Landing;
using Interlock.Core.Tests.Git;
using Xunit;

namespace Interlock.Core.Tests.Landing;

/// <summary>Every kind of content lands byte for byte.</summary>
public sealed class ContentTests
{
    public static TheoryData<string, string, string> Kinds =>
        new()
        {
            { "binary", "printf '\\0\\1\\2\\377' >a", "printf '\\0\\1\\3\\377' >a; head -c 5000 /dev/urandom >b" },
            { "crlf", "printf 'x\\r\\ny\\r\\n' >a", "printf 'x\\r\\nz\\r\\n' >a; printf 'm\\r\\nn\\no\\r' >mixed" },
            { "no last newline", "printf 'x' >a; printf 'y\\n' >b", "printf 'x2' >a; printf 'y' >b" },
            { "empty", ": >a; printf x >b", "printf x >a; : >b; : >c" },
            { "mode only", "printf x >a; printf y >b; chmod +x b", "chmod +x a; chmod -x b" },
            { "rename", "mkdir d; seq 1 100 >d/a", "mkdir e; git mv d/a e/b" },
            { "deletion", "mkdir -p d/e/f; printf x >d/e/f/g; printf y >keep", "rm -r d" },
            {
                "link",
                "printf x >a; ln -s a l; ln -s nowhere m",
                "rm l m a; ln -s a2 l; printf y >m; ln -s l a; printf z >a2"
            },
            {
                "file to folder",
                "printf x >a; mkdir b; printf y >b/c",
                "rm a; mkdir a; printf z >a/d; rm -r b; printf w >b"
            },
            {
                "link to folder",
                "mkdir t; printf x >t/f; ln -s t a",
                "rm a; mkdir -p a/e; printf z >a/d; printf y >a/e/g"
            },
            { "folder to link", "mkdir -p t a/b; printf x >t/f; printf y >a/b/c", "rm -r a; ln -s t a" },
            { "non-ascii", "printf x >'grüße ☃.txt'", "printf y >'grüße ☃.txt'; mkdir '日本'; printf z >'日本/é'" },
            {
                "non-utf-8",
                "printf x >$'\\xff\\xfe'; mkdir $'d\\xe9'; printf y >$'d\\xe9/f'",
                "printf 1 >$'\\xff\\xfe'; rm $'d\\xe9/f'; printf 2 >$'d\\xe9/g\\x80'; printf n >$'n\\xf0'"
            },
            {
                "odd names",
                "printf x >'-dash'; printf y >' space '; printf z >$'new\\nline'; printf q >'\"q\\'",
                "printf 1 >'-dash'; rm ' space '; printf 2 >$'new\\nline'; printf 3 >$'tab\\t'; printf 4 >'\"q\\'; printf 5 >'*'; printf 6 >':(top)x'"
            },
            {
                "attributes",
                "printf 'x\\r\\n' >a",
                "printf '* text=auto eol=crlf ident\\n*.bin filter=none\\n' >.gitattributes; printf '$Id$\\nx\\n' >b; printf 'x\\n' >a"
            },
            { "ignored", "printf '*.log\\n' >.gitignore; printf x >a.log", "printf y >a.log; printf z >b.log" },
            {
                "deep",
                "p=$(printf 'd%.0s/' $(seq 1 60)); mkdir -p $p; printf x >${p}f",
                "p=$(printf 'd%.0s/' $(seq 1 60)); printf y >${p}f; mkdir ${p}e; printf z >${p}e/f"
            },
        };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Kinds))]
    public async Task Content_is_patched_and_landed_byte_for_byte(string kind, string before, string after)
    {
        using var yard = await Yard.MakeAsync("printf base >base; " + before);
        var tree = yard.Candidate(after);
        Assert.NotEqual(yard.Start.Tree, tree);
        await AssertPatchAsync(yard, yard.Start.Tree, tree);

        var landed = await yard.LandAsync(tree);
        Assert.Equal(tree, landed.Tree);
        Assert.True(tree.Hex == yard.CheckoutTree(), kind);
        yard.Repo.Shell("git reset -q --hard; git clean -ffdxq");

        await yard.LandAsync(tree, new LandingTarget.Commit());
        Assert.Equal(tree, yard.Repo.Tree());
        Assert.Equal("", yard.Files.Git("status", "--porcelain"));
        // The user's own git wrote line endings as the new attributes say; all else is raw.
        if (kind != "attributes")
            Assert.Equal(tree.Hex, yard.CheckoutTree());
        yard.AssertTidy();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_of_50_MB_is_patched_and_landed()
    {
        using var yard = await Yard.MakeAsync("head -c 50000000 /dev/urandom >big");
        var tree = yard.Candidate(
            "printf x | dd of=big bs=1 seek=25000000 conv=notrunc status=none; head -c 50000000 /dev/urandom >big2"
        );

        await AssertPatchAsync(yard, yard.Start.Tree, tree);
        await yard.LandAsync(tree);

        Assert.Equal(tree.Hex, yard.CheckoutTree());
    }

    [Fact(Timeout = 300_000)]
    public async Task Random_trees_are_patched_and_landed_byte_for_byte()
    {
        using var repo = new Repo();
        repo.Shell("printf base >base");
        repo.Files.Commit();
        using var first = await Yard.OpenAsync(repo);
        var trees = new RandomTrees(first.Store, seed: 20260101);
        var from = await trees.NextAsync(null, repo.Stop);
        for (var round = 0; round < 16; round++)
        {
            var to = await trees.NextAsync(from, repo.Stop);
            var yard = await StartFromAsync(repo, first.Store, from);
            await AssertPatchAsync(yard, from, to);
            var mode = round % 3 == 0 ? (LandingTarget)new LandingTarget.Commit() : new LandingTarget.Tree();

            await yard.LandAsync(to, mode);

            Assert.True(to.Hex == yard.CheckoutTree(), $"round {round}");
            if (mode is LandingTarget.Commit)
                Assert.Equal("", repo.Files.Git("status", "--porcelain"));
            from = to;
        }
    }

    // The user's branch at a tree, checked out raw.
    private static async Task<Yard> StartFromAsync(Repo repo, ObjectStore store, ObjectId tree)
    {
        var objects = store.GitDirectory + "/objects";
        repo.Shell(
            $"""
            export GIT_ALTERNATE_OBJECT_DIRECTORIES='{objects}'
            git rev-list --objects {tree} | cut -d' ' -f1 | git pack-objects --stdout -q | env -u GIT_ALTERNATE_OBJECT_DIRECTORIES git unpack-objects -q
            c=$(git commit-tree {tree} -p HEAD -m round)
            git update-ref HEAD $c
            git clean -ffdxq
            git reset -q --hard
            """
        );
        return await Yard.OpenAsync(repo);
    }

    private static async Task AssertPatchAsync(Yard yard, ObjectId from, ObjectId to)
    {
        var patch = Path.Combine(yard.Files.Home, "change.patch");
        await File.WriteAllBytesAsync(patch, await yard.Store.PatchAsync(from, to, yard.Stop), yard.Stop);
        var applied = Repo.ShellIn(
            yard.User.Root,
            $"""
            export GIT_INDEX_FILE='{patch}.index' GIT_CONFIG_GLOBAL=/dev/null
            git read-tree {from}
            test ! -s '{patch}' || git apply --cached --binary --whitespace=nowarn '{patch}'
            git write-tree
            rm '{patch}.index'
            """
        );
        Assert.Equal(to.Hex, applied.Trim());
    }
}
