using Interlock.Core.Changes;
using Interlock.Core.Tests.Workspaces;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class CaptureTests
{
    [Fact(Timeout = 30_000)]
    public async Task An_agent_that_does_nothing_has_an_empty_change()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        var change = await world.CaptureAsync(workspace);
        Assert.True(change.IsEmpty);
        Assert.Equal(world.Tree, change.ResultTree);
    }

    [Fact(Timeout = 30_000)]
    public async Task Commits_stages_edits_deletions_renames_and_modes_are_all_seen()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            """
            echo committed > committed.txt && git add . && git commit -qm mine
            echo staged > staged.txt && git add staged.txt
            echo edited >> a.txt
            echo untracked > new.txt
            rm b.txt
            git mv dir/c.txt dir/d.txt
            chmod +x run.sh
            ln -s a.txt link
            """
        );

        var change = await world.CaptureAsync(workspace);

        Assert.Equal(
            [
                "Modified a.txt 100644",
                "Deleted b.txt 000000",
                "Added committed.txt 100644",
                "Deleted dir/c.txt 000000",
                "Added dir/d.txt 100644",
                "Added link 120000",
                "Added new.txt 100644",
                "ModeChanged run.sh 100755",
                "Added staged.txt 100644",
            ],
            Lines(change)
        );
        Assert.Empty(change.Refused);
        Assert.Equal("a.txt"u8.ToArray(), await world.ContentAsync(change, "link"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_commit_that_left_the_work_tree_clean_is_seen()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "echo x >> a.txt; git commit -qam one; git checkout -q -b elsewhere; rm b.txt; git commit -qam two"
        );
        Assert.Equal("", world.Agent(workspace, "git status --porcelain"));
        Assert.Equal(["Modified a.txt 100644", "Deleted b.txt 000000"], Lines(await world.CaptureAsync(workspace)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Content_is_kept_byte_for_byte_whatever_attributes_and_settings_say()
    {
        await using var world = World();
        world.Files.Write(
            ".gitattributes",
            "*.txt text eol=crlf\n*.bin filter=lfs -text\n*.id ident\n*.u16 working-tree-encoding=UTF-16\n"
        );
        world.Files.Write("crlf.txt", "one\r\ntwo\nthree\r\n").Write("x.id", "$Id$\n");
        world.Files.Git("config", "core.autocrlf", "true");
        world.Files.Commit();
        await using var workspace = await world.LeaseAsync();
        Assert.Equal(world.Files.Git("cat-file", "-s", "HEAD:crlf.txt").Trim(), Length(workspace.Path, "crlf.txt"));
        byte[] content = [0, 1, 0xFF, (byte)'\r', (byte)'\n', (byte)'\n', 0xFE];
        foreach (var name in (string[])["n.txt", "n.bin", "n.id", "n.u16", "no-newline", "empty"])
            await File.WriteAllBytesAsync(
                Path.Combine(workspace.Path, name),
                name == "empty" ? [] : content,
                world.Stop
            );
        world.Agent(
            workspace,
            "git config core.autocrlf true; git config core.safecrlf true; git add -A 2>/dev/null; git commit -qm x"
        );

        var change = await world.CaptureAsync(workspace);

        Assert.Equal(6, change.Entries.Count);
        Assert.Equal(content, await world.ContentAsync(change, "n.txt"));
        Assert.Equal(content, await world.ContentAsync(change, "n.bin"));
        Assert.Equal(content, await world.ContentAsync(change, "n.id"));
        Assert.Equal(content, await world.ContentAsync(change, "n.u16"));
        Assert.Empty((await world.ContentAsync(change, "empty"))!);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_of_50_MB_is_kept_whole()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "head -c 52428801 /dev/urandom > big.bin; sha1sum < big.bin > ../sum");
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(
            world.Shell(workspace.Path, "git hash-object --no-filters big.bin").Trim(),
            Assert.Single(change.Entries).NewId?.Hex
        );
        var store = await world.StoreAsync();
        Assert.Equal(
            "52428801",
            (await store.Git.RunAsync(["cat-file", "-s", change.Entries[0].NewId!.Value.Hex], world.Stop)).Text
        );
        Assert.True(
            (
                await store.Git.TryAsync(["fsck", "--strict", "--no-dangling", change.ResultTree.Hex], world.Stop)
            ).Succeeded
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_that_are_no_text_are_captured_by_their_bytes()
    {
        await using var world = World();
        world.Shell(world.Files.Root, "mkdir $'d\\xff'; echo old > $'d\\xff/\\xe9'");
        world.Files.Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "echo new >> $'d\\xff/\\xe9'; mkdir -p $'\\xfe'; echo x > $'\\xfe/\\x80\\x81'; printf 'back' > 'a\\b'; echo ü > ü"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(
            ["Added \\xFE/\\x80\\x81 100644", "Added a\\\\b 100644", "Added ü 100644", "Modified d\\xFF/\\xE9 100644"],
            Lines(change).Order(StringComparer.Ordinal)
        );
        Assert.Empty(change.Refused);
    }

    [Fact(Timeout = 30_000)]
    public async Task Files_folders_and_links_may_take_each_others_place()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "rm a.txt; mkdir a.txt; echo x > a.txt/inner; rm -r dir; echo file > dir; rm b.txt; ln -s run.sh b.txt"
        );
        Assert.Equal(
            [
                "Deleted a.txt 000000",
                "Added a.txt/inner 100644",
                "TypeChanged b.txt 120000",
                "Added dir 100644",
                "Deleted dir/c.txt 000000",
            ],
            Lines(await world.CaptureAsync(workspace))
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task An_edit_that_restores_size_and_time_is_seen()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "touch -r a.txt ../stamp; printf 'ALPHA\\n' > a.txt; touch -r ../stamp a.txt");
        Assert.Equal(["Modified a.txt 100644"], Lines(await world.CaptureAsync(workspace)));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_touched_file_with_its_old_content_is_no_change()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "touch a.txt; chmod 600 b.txt; cp run.sh x; cat x > run.sh; rm x; mkdir empty");
        Assert.True((await world.CaptureAsync(workspace)).IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_can_be_compared_with_an_older_tree_than_the_leased_one()
    {
        await using var world = World();
        var older = world.Tree;
        world.Files.Git("rm", "-q", "b.txt");
        world.Files.Write("extra.txt", "e").Write(".gitignore", "*.txt\n").Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "echo again > b.txt; echo new > new.txt");

        var change = await workspace.CaptureAsync(older, null, world.Stop);

        Assert.Equal(
            ["Added .gitignore 100644", "Modified b.txt 100644", "Added extra.txt 100644", "Added new.txt 100644"],
            Lines(change)
        );
        Assert.Equal(older, change.BaseTree);
    }

    [Fact(Timeout = 30_000)]
    public async Task Capturing_twice_gives_the_same_tree_and_leaves_the_workspace_alone()
    {
        await using var world = World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "echo x > new.txt; rm b.txt");
        var first = await world.CaptureAsync(workspace);
        var before = world.Agent(workspace, "git status --porcelain; git stash list; git log --oneline");
        var second = await world.CaptureAsync(workspace);
        Assert.Equal(first.ResultTree, second.ResultTree);
        Assert.Equal(before, world.Agent(workspace, "git status --porcelain; git stash list; git log --oneline"));
        Assert.Equal("", world.Files.Git("status", "--porcelain"));
    }

    internal static PoolWorld World()
    {
        var world = new PoolWorld();
        world
            .Files.Write("a.txt", "alpha\n")
            .Write("b.txt", "beta\n")
            .Write("dir/c.txt", "gamma\n")
            .Write("run.sh", "#!/bin/sh\n")
            .Commit();
        return world;
    }

    internal static string[] Lines(Change change) => [.. change.Entries.Select(e => $"{e.Kind} {e.Path} {e.NewMode}")];

    private static string Length(string folder, string name) =>
        new FileInfo(Path.Combine(folder, name)).Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
