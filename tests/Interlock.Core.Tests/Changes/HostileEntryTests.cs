using Interlock.Core.Changes;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class HostileEntryTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("ln -s /etc/passwd x", "x:symlink_escape")]
    [InlineData("ln -s ../../outside x", "x:symlink_escape")]
    [InlineData("mkdir p; ln -s ../.. p/up", "p/up:symlink_escape")]
    [InlineData("ln -s .git x", "x:symlink_to_git")]
    [InlineData("ln -s dir d; ln -s d/../../out x", "x:symlink_escape")]
    [InlineData("rm a.txt; ln -s /etc/passwd a.txt", "a.txt:symlink_escape")]
    [InlineData("rm -r dir; ln -s /etc dir", "dir:symlink_escape")]
    [InlineData("mkfifo x", "x:fifo")]
    [InlineData("rm a.txt; mkfifo a.txt", "a.txt:fifo")]
    [InlineData("mkdir p; mkfifo p/x", "p/x:fifo")]
    [InlineData("python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"x\")'", "x:socket")]
    [InlineData("cp /bin/true x; chmod 4755 x", "x:special_mode")]
    [InlineData("chmod 2755 run.sh", "run.sh:special_mode")]
    [InlineData("mkdir .GIT; echo x > .GIT/config", ".GIT:git_directory")]
    [InlineData("mkdir 'git~1'; echo x > 'git~1/config'", "git~1:git_directory")]
    [InlineData("mkdir $'.g\\u200cit'; echo x > $'.g\\u200cit/config'", ".g\\xE2\\x80\\x8Cit:git_directory")]
    [InlineData(
        "mkdir '.git::$INDEX_ALLOCATION'; echo x > '.git::$INDEX_ALLOCATION/x'",
        ".git::$INDEX_ALLOCATION:git_directory"
    )]
    [InlineData("echo x > $'new\\nline'", "new\\x0Aline:control_character")]
    [InlineData("echo x > $'\\e]0;title\\a'", "\\x1B]0;title\\x07:control_character")]
    [InlineData("echo x > $'gpj.\\u202etxt'", "gpj.\\xE2\\x80\\xAEtxt:invisible_character")]
    [InlineData("echo x > aux.c", "aux.c:reserved_name")]
    [InlineData("echo x > 'end '", "end :trailing_dot_or_space")]
    [InlineData("mkdir 'end.'; echo x > 'end./f'", "end.:trailing_dot_or_space")]
    [InlineData("echo x > A.TXT", "A.TXT:name_collision")]
    [InlineData("mkdir DIR; echo x > DIR/new", "DIR/new:name_collision")]
    [InlineData("echo x > $'caf\\u00e9'; echo y > $'cafe\\u0301'", "café:name_collision")]
    [InlineData("head -c 2000 /dev/zero > big", "big:file_too_large")]
    [InlineData("head -c 2000 /dev/zero > a.txt", "a.txt:file_too_large")]
    [InlineData("ln -s a.txt .gitmodules", ".gitmodules:hostile_submodule")]
    [InlineData(
        "printf '[submodule \"../../x\"]\\n\\tpath = x\\n\\turl = https://e.test/x\\n' > .gitmodules",
        ".gitmodules:hostile_submodule"
    )]
    [InlineData("printf '[submodule \"x\"]\\n\\tpath = \"../x\\r\"\\n' > .gitmodules", ".gitmodules:hostile_submodule")]
    [InlineData("printf '[submodule' > .gitmodules", ".gitmodules:hostile_submodule")]
    public async Task A_hostile_entry_is_refused_and_the_rest_is_taken(string plant, string expected)
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync(entries: new EntryLimits(MaxFileBytes: 1000));
        world.Agent(workspace, plant);
        world.Agent(workspace, "echo fine > zz-fine.txt");

        var change = await world.CaptureAsync(workspace);

        var refused = Assert.Single(change.Refused);
        Assert.Equal(expected, $"{refused.Path}:{refused.Reason}");
        Assert.Contains("Added zz-fine.txt 100644", CaptureTests.Lines(change));
        Assert.DoesNotContain(change.Entries, e => e.Path == refused.Path);
        // A folder that was replaced is gone indeed; nothing may be written below it.
        Assert.DoesNotContain(
            change.Entries,
            e =>
                e.Kind != ChangeKind.Deleted
                && e.Path.Text.StartsWith(refused.Path.Text + "/", StringComparison.Ordinal)
        );
        Assert.False(change.IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_embedded_repository_hides_nothing()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "mkdir -p vendor; cd vendor; git init -q; echo payload > p.sh; mkdir in; echo deep > in/q; git add .; git -c user.name=x -c user.email=x commit -qm x"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(["Added vendor/in/q 100644", "Added vendor/p.sh 100644"], CaptureTests.Lines(change));
        Assert.Equal("vendor/.git:git_directory", string.Join(' ', change.Refused.Select(r => $"{r.Path}:{r.Reason}")));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_path_longer_than_the_system_allows_is_refused()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "n=$(printf 'd%.0s' $(seq 200)); for i in $(seq 25); do mkdir $n; cd -P ./$n 2>/dev/null || builtin cd $n; done; echo x > f"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal("path_too_long", Assert.Single(change.Refused).Reason);
        await workspace.DisposeAsync();
        await using var next = await world.LeaseAsync();
        Assert.True((await world.CaptureAsync(next)).IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task More_paths_than_allowed_are_refused_as_a_whole()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync(entries: new EntryLimits(MaxEntries: 50));
        world.Agent(workspace, "mkdir many; for i in $(seq 60); do echo $i > many/$i; done");
        var change = await world.CaptureAsync(workspace);
        Assert.Equal("too_many_entries", Assert.Single(change.Refused).Reason);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_base_already_has_is_not_refused_for_its_name()
    {
        await using var world = CaptureTests.World();
        world.Shell(
            world.Files.Root,
            "echo x > aux.c; echo x > $'tab\\there'; ln -s /usr/share/x out; echo x > A.TXT; mkdir 'end.'; echo x > 'end./f'"
        );
        world.Files.Commit();
        await using var workspace = await world.LeaseAsync();
        world.Agent(
            workspace,
            "echo y > aux.c; echo y > $'tab\\there'; echo y > A.TXT; echo y > 'end./f'; echo new > 'end./g.txt'; rm 'end./g.txt'"
        );
        var change = await world.CaptureAsync(workspace);
        Assert.Equal(4, change.Entries.Count);
        Assert.Empty(change.Refused);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_hard_link_to_a_file_outside_is_copied_and_the_file_stays_as_it_is()
    {
        await using var world = CaptureTests.World();
        var outside = Path.Combine(world.Files.Home, "outside");
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        await File.WriteAllTextAsync(outside, "precious\n", world.Stop);
        world.Agent(workspace, $"rm a.txt; ln '{outside}' a.txt; ln '{outside}' new.txt; ln b.txt '{outside}-2'");

        var change = await world.CaptureAsync(workspace);
        await workspace.DisposeAsync();
        await using var next = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);
        world.Agent(next, "echo overwritten > a.txt; echo overwritten > b.txt");

        Assert.Equal(["Modified a.txt 100644", "Added new.txt 100644"], CaptureTests.Lines(change));
        Assert.Equal("precious\n"u8.ToArray(), await world.ContentAsync(change, "new.txt"));
        Assert.Equal("precious\n", await File.ReadAllTextAsync(outside, world.Stop));
        Assert.Equal("beta\n", await File.ReadAllTextAsync(outside + "-2", world.Stop));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("rm -rf ../tree; ln -s \"$HOME/precious\" ../tree")]
    [InlineData("rm -rf ../tree")]
    [InlineData("rm -rf ../tree; echo x > ../tree")]
    public async Task A_workspace_whose_folder_was_replaced_is_refused_and_never_followed(string plant)
    {
        await using var world = CaptureTests.World();
        world.Files.Write("../home/precious/a.txt", "precious\n").Write("../home/precious/.git/keep", "keep");
        var pool = await world.PoolAsync();
        var workspace = await pool.LeaseAsync(new("run/1", world.Tree, world.Commit), world.Stop);
        world.Agent(workspace, plant);

        var change = await world.CaptureAsync(workspace);
        await workspace.DisposeAsync();
        await using var next = await pool.LeaseAsync(new("run/2", world.Tree, world.Commit), world.Stop);

        Assert.Equal("workspace_replaced", Assert.Single(change.Refused).Reason);
        Assert.Empty(change.Entries);
        Assert.Equal("precious\n", world.Files.Read("../home/precious/a.txt"));
        Assert.Equal("keep", world.Files.Read("../home/precious/.git/keep"));
        Assert.True((await world.CaptureAsync(next)).IsEmpty);
    }

    [Fact(Timeout = 30_000)]
    public async Task Unreadable_files_and_folders_are_read_all_the_same()
    {
        await using var world = CaptureTests.World();
        await using var workspace = await world.LeaseAsync();
        world.Agent(workspace, "echo new > a.txt; mkdir p; echo x > p/f; chmod 000 a.txt p/f p dir");
        Assert.Equal(
            ["Modified a.txt 100644", "Added p/f 100644"],
            CaptureTests.Lines(await world.CaptureAsync(workspace))
        );
    }
}
