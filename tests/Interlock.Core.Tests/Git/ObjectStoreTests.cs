using Interlock.Core.Changes;
using Interlock.Core.Git;
using Interlock.TestKit;
using Xunit;
using static Interlock.Core.Tests.Git.Repo;

namespace Interlock.Core.Tests.Git;

public sealed class ObjectStoreTests
{
    [Fact(Timeout = 30_000)]
    public async Task Many_processes_may_open_a_store_at_once()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Commit();
        var user = await repo.FindAsync();

        var stores = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => ObjectStore.OpenAsync(repo.StorePath, user, Host.Processes, repo.Environment, repo.Stop))
        );

        Assert.All(
            await Task.WhenAll(stores.Select(store => store.ListAsync(repo.Tree(), repo.Stop))),
            listed => Assert.Single(listed)
        );
        Assert.Equal(
            ["store.git"],
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(repo.StorePath)!).Select(Path.GetFileName)
        );
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(repo.StorePath, "objects", "info"), "new-*"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_store_follows_the_alternates_of_a_shared_clone()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Commit();
        var clone = Path.Combine(Path.GetDirectoryName(repo.Files.Root)!, "clone \"quoted\"");
        TestRepository.GitIn(repo.Files.Root, "clone", "-q", "--shared", repo.Files.Root, clone);
        var user = await repo.FindAsync(clone);
        var store = await ObjectStore.OpenAsync(repo.StorePath, user, Host.Processes, repo.Environment, repo.Stop);

        Assert.Equal("x", Utf8((await store.ReadBlobAsync(repo.Tree(), P("a"), repo.Stop))!));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_sha256_repository_works()
    {
        using var repo = new Repo();
        repo.Shell(
            "rm -rf .git; git init -q -b main --object-format=sha256; git config user.name T; git config user.email t@example.test"
        );
        repo.Files.Write("a", "x").Write("b", "y").Commit();
        var store = await repo.StoreAsync();

        var tree = await store.WriteTreeAsync(repo.Tree(), [new TreeEdit(P("a"), "", null)], repo.Stop);

        Assert.Equal(64, tree.Hex.Length);
        Assert.Equal(ChangeKind.Deleted, Assert.Single(await store.DiffAsync(repo.Tree(), tree, repo.Stop)).Kind);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_difference_tells_each_kind_and_no_renames()
    {
        using var repo = new Repo();
        repo.Files.Write("edit", "1").Write("gone", "moved content\n").Write("mode", "m").Write("type", "t").Commit();
        var before = repo.Tree();
        repo.Shell("git mv gone new; printf 2 >edit; chmod +x mode; rm type; ln -s edit type");
        repo.Files.Commit();

        var entries = await (await repo.StoreAsync()).DiffAsync(before, repo.Tree(), repo.Stop);

        Assert.Equal(
            [
                ("edit", ChangeKind.Modified),
                ("gone", ChangeKind.Deleted),
                ("mode", ChangeKind.ModeChanged),
                ("new", ChangeKind.Added),
                ("type", ChangeKind.TypeChanged),
            ],
            entries.Select(entry => (entry.Path.Text, entry.Kind))
        );
        Assert.Equal(("100644", "120000"), (entries[4].OldMode, entries[4].NewMode));
        Assert.Null(entries[3].OldId);
        Assert.Null(entries[1].NewId);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_blob_is_read_by_any_name_and_a_missing_one_is_null()
    {
        using var repo = new Repo();
        repo.Shell("printf one >$'\\xff\\nx'; mkdir d; printf two >d/e; ln -s d/e link");
        repo.Files.Commit();
        var store = await repo.StoreAsync();

        Assert.Equal("one", Utf8((await store.ReadBlobAsync(repo.Tree(), Bytes("FF0A78"), repo.Stop))!));
        Assert.Equal("d/e", Utf8((await store.ReadBlobAsync(repo.Tree(), P("link"), repo.Stop))!));
        Assert.Null(await store.ReadBlobAsync(repo.Tree(), P("d"), repo.Stop));
        Assert.Null(await store.ReadBlobAsync(repo.Tree(), P("none"), repo.Stop));
        Assert.Null(await store.ReadBlobAsync(repo.Tree(), P("x blob 5"), repo.Stop));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_tree_is_written_from_edits()
    {
        using var repo = new Repo();
        repo.Files.Write("a", "x").Write("d/e", "y").Write("f", "z").Commit();
        var store = await repo.StoreAsync();
        var blob = await store.WriteBlobAsync("new\r\n"u8.ToArray(), repo.Stop);

        var tree = await store.WriteTreeAsync(
            repo.Tree(),
            [
                new TreeEdit(P("d"), "100755", blob),
                new TreeEdit(P("f/g"), "100644", blob),
                new TreeEdit(P("a"), "", null),
                new TreeEdit(Bytes("FE"), "100644", blob),
            ],
            repo.Stop
        );

        Assert.Equal(
            [(@"d", "100755"), (@"f/g", "100644"), (@"\xFE", "100644")],
            (await store.ListAsync(tree, repo.Stop)).Select(entry => (entry.Path.Text, entry.Mode))
        );
        Assert.Empty(Directory.EnumerateFiles(store.Scratch));
        Assert.Throws<InvalidOperationException>(() => repo.Files.Git("cat-file", "-e", tree.Hex));
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_of_the_user_or_of_a_tree_runs_or_changes_bytes_in_the_store()
    {
        using var repo = new Repo();
        var mark = Path.Combine(repo.Files.Home, "ran");
        Directory.CreateDirectory(repo.Files.Home);
        await File.WriteAllTextAsync(
            Path.Combine(repo.Files.Home, ".gitconfig"),
            $"""
            [core]
                autocrlf = true
                attributesFile = {repo.Files.Home}/attributes
            [diff]
                noprefix = true
                external = touch {mark}
            [diff "evil"]
                textconv = touch {mark};
                command = touch {mark}
            [merge "evil"]
                driver = touch {mark}
            [filter "evil"]
                clean = touch {mark}; cat
                smudge = touch {mark}; cat
            """,
            repo.Stop
        );
        await File.WriteAllTextAsync(
            Path.Combine(repo.Files.Home, "attributes"),
            "* diff=evil merge=evil filter=evil text\n",
            repo.Stop
        );
        repo.Files.Write(".gitattributes", "* diff=evil merge=evil filter=evil text eol=crlf ident\n").Commit();
        var store = await repo.StoreAsync();
        var root = await WithAsync(store, repo.Tree(), "1\r\n$Id$\n3\n4\n5\n");
        var ours = await WithAsync(store, root, "one\r\n$Id$\n3\n4\n5\n");
        var theirs = await WithAsync(store, root, "1\r\n$Id$\n3\n4\nfive\n");

        var merged = await store.MergeAsync(root, ours, theirs, repo.Stop);
        var patch = Utf8(await store.PatchAsync(root, merged.Tree!.Value, repo.Stop));

        Assert.Equal(
            "one\r\n$Id$\n3\n4\nfive\n",
            Utf8((await store.ReadBlobAsync(merged.Tree.Value, P("a"), repo.Stop))!)
        );
        Assert.Contains("--- a/a\n+++ b/a\n", patch, StringComparison.Ordinal);
        Assert.Contains("+five", patch, StringComparison.Ordinal);
        Assert.False(File.Exists(mark));
    }

    private static async Task<ObjectId> WithAsync(ObjectStore store, ObjectId tree, string content)
    {
        var stop = TestContext.Current.CancellationToken;
        var blob = await store.WriteBlobAsync(System.Text.Encoding.UTF8.GetBytes(content), stop);
        return await store.WriteTreeAsync(tree, [new TreeEdit(P("a"), "100644", blob)], stop);
    }
}
