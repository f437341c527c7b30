using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Workspaces;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Evidence;

public sealed class CheckRunnerTests : IAsyncLifetime
{
    private readonly TestRepository repository = new();
    private readonly List<string> notes = [];
    private WorkspacePool pool = null!;
    private CheckRunner runner = null!;
    private ObjectId tree;
    private ObjectId commit;
    private int lease;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(repository.Home, "evidence");

    private string Marks => Path.Combine(repository.Home, "marks");

    public async ValueTask InitializeAsync()
    {
        commit = ObjectId.Parse(repository.Write("a.txt", "one\n").Commit());
        tree = ObjectId.Parse(repository.Git("rev-parse", "HEAD^{tree}"));
        var environment = Host.Environment(repository.Home, ("CHECK_TOKEN", "do-not-show-me"));
        var (user, _) = await UserRepository.FindAsync(repository.Root, Host.Processes, environment, Stop);
        var store = await ObjectStore.OpenAsync(
            Path.Combine(repository.Home, "store.git"),
            user!,
            Host.Processes,
            environment,
            Stop
        );
        pool = new WorkspacePool(
            Path.Combine(repository.Home, "pool"),
            store,
            Host.Processes,
            environment,
            TimeProvider.System
        );
        runner = new CheckRunner(pool, Host.Processes, environment, TimeProvider.System, Folder, notes.Add);
    }

    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        repository.Dispose();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_green_check_proves_the_very_tree_it_ran_on()
    {
        var evidence = await Run("cat a.txt; echo ci=$CI; git status --porcelain; echo to stderr >&2");
        Assert.Equal((Verdict.Proved, 0, tree), (evidence.Verdict, evidence.ExitCode, evidence.Tree));
        Assert.Equal("one\nci=1\nto stderr", evidence.Tail);
        Assert.Equal("one\nci=1\nto stderr\n", File.ReadAllText(evidence.OutputPath));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo bad; exit 3", Verdict.Refuted, 3, "bad")]
    [InlineData("no-such-tool --check", Verdict.Refuted, 127, "did not find a command")]
    [InlineData("if (", Verdict.Refuted, 2, "rror")]
    [InlineData("printf '  1 passing (3ms)\\n  1 failing\\n'", Verdict.Refuted, 0, "mocha reports 1 failed")]
    [InlineData("printf '\\033[1m  0 passing (1ms)\\033[0m\\n'", Verdict.Unproved, 0, "ran no test")]
    [InlineData("kill -9 $$", Verdict.Refuted, 137, "")]
    public async Task A_check_that_is_not_green_does_not_pass(string command, Verdict verdict, int exit, string part)
    {
        var evidence = await Run(command);
        Assert.Equal((verdict, exit), (evidence.Verdict, evidence.ExitCode));
        Assert.Contains(part, evidence.Tail, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_check_that_never_ends_is_red_and_runs_again_next_time()
    {
        var check = new CheckDefinition("slow", $"echo x >> '{Marks}'; sleep 100", TimeSpan.FromSeconds(1));
        var first = await Run(check);
        Assert.Equal((Verdict.Refuted, true), (first.Verdict, first.TimedOut));
        Assert.Contains("time limit of 1 s", first.Tail, StringComparison.Ordinal);
        Assert.False((await Run(check)).Reused);
        Assert.Equal(2, File.ReadAllLines(Marks).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task Evidence_is_used_again_only_for_the_same_tree_check_and_environment()
    {
        var command = $"echo x >> '{Marks}'; test -f a.txt";
        var first = await Run(command);
        var again = await Run(command);
        Assert.Equal(first with { Reused = true }, again);
        Assert.Single(File.ReadAllLines(Marks));

        await Run(command + " ");
        await Run(new CheckDefinition("other", command, TimeSpan.FromMinutes(1)));
        repository.Write("b.txt", "two\n").Commit();
        await runner.RunAsync(
            Check(command),
            ObjectId.Parse(repository.Git("rev-parse", "HEAD^{tree}")),
            commit,
            "run/other-tree",
            Stop
        );
        await Run(Check(command) with { Environment = ["CHECK_TOKEN"] });
        Assert.Equal(5, File.ReadAllLines(Marks).Length);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    public async Task A_damaged_evidence_file_is_not_believed(string content)
    {
        await Run("true");
        File.WriteAllText(EvidenceFile(), content);
        Assert.False((await Run("true")).Reused);
        Assert.Single(notes);
        Assert.True((await Run("true")).Reused);
    }

    [Fact(Timeout = 30_000)]
    public async Task Evidence_that_was_edited_copied_or_lost_its_output_is_not_believed()
    {
        var red = await Run("echo red; exit 1");
        var file = EvidenceFile();
        File.WriteAllText(file, File.ReadAllText(file).Replace("refuted", "proved", StringComparison.Ordinal));
        Assert.Equal(Verdict.Refuted, (await Run("echo red; exit 1")).Verdict);
        Assert.Contains("does not match its id", Assert.Single(notes), StringComparison.Ordinal);

        File.WriteAllText(red.OutputPath, "green\n");
        Assert.False((await Run("echo red; exit 1")).Reused);
        Assert.Contains("gone or changed", notes[^1], StringComparison.Ordinal);

        var refuted = File.ReadAllText(file);
        await Run("true");
        var green = Directory.GetFiles(Folder, "*.json").Single(path => path != file);
        File.Copy(green, file, overwrite: true);
        Assert.Equal(Verdict.Refuted, (await Run("echo red; exit 1")).Verdict);
        Assert.Contains("about something else", notes[^1], StringComparison.Ordinal);
        Assert.Contains("refuted", refuted, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_tree_that_does_not_exist_is_an_error_of_the_gate_and_not_red()
    {
        var evidence = await runner.RunAsync(
            Check("true"),
            new ObjectId(new string('1', 40)),
            commit,
            "run/none",
            Stop
        );
        Assert.Equal(Verdict.GateError, evidence.Verdict);
        Assert.StartsWith("[interlock] the check could not be run", evidence.Tail, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_flood_of_output_is_bounded_and_its_end_is_kept()
    {
        var evidence = await Run("yes flood | head -c 40000000; echo the end");
        Assert.EndsWith("the end", evidence.Tail, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(evidence.OutputPath).Length, 16_000_000, 17_000_000);
        Assert.Contains("bytes of output left out", File.ReadAllText(evidence.OutputPath), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Secrets_reach_a_check_only_when_allowed_and_never_its_record()
    {
        Assert.Equal("none", (await Run("echo ${CHECK_TOKEN-none}")).Tail);
        var evidence = await Run(Check("echo $CHECK_TOKEN") with { Environment = ["CHECK_TOKEN"] });
        Assert.Equal("[redacted]", evidence.Tail);
        Assert.DoesNotContain("do-not-show-me", File.ReadAllText(evidence.OutputPath), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_colour_inside_a_secret_does_not_carry_it_into_the_record()
    {
        var check = Check("printf 'do-not\\033[1m-show-me\\n'") with { Environment = ["CHECK_TOKEN"] };
        Assert.Equal("[redacted]", (await Run(check)).Tail);
    }

    [Fact(Timeout = 60_000)]
    public async Task Evidence_of_another_setup_is_stale()
    {
        repository.Write(".env", "A=1");
        Assert.Equal(Verdict.Refuted, (await RunPreparedAsync(null)).Verdict);
        var fresh = await RunPreparedAsync("touch prepared");
        Assert.Equal((Verdict.Proved, false), (fresh.Verdict, fresh.Reused));
        Assert.True((await RunPreparedAsync("touch prepared")).Reused);
        repository.Write(".env", "A=2");
        Assert.False((await RunPreparedAsync("touch prepared")).Reused);
    }

    private async Task<EvidenceRecord> RunPreparedAsync(string? command)
    {
        var environment = Host.Environment(repository.Home);
        var (user, _) = await UserRepository.FindAsync(repository.Root, Host.Processes, environment, Stop);
        var store = await ObjectStore.OpenAsync(
            Path.Combine(repository.Home, "store.git"),
            user!,
            Host.Processes,
            environment,
            Stop
        );
        var setup = command is null
            ? null
            : new WorkspaceSetup
            {
                Source = repository.Root,
                Copy = [".env"],
                Command = command,
            };
        await using var prepared = new WorkspacePool(
            Path.Combine(repository.Home, "pool"),
            store,
            Host.Processes,
            environment,
            TimeProvider.System,
            setup
        );
        return await new CheckRunner(prepared, Host.Processes, environment, TimeProvider.System, Folder).RunAsync(
            Check("test -e prepared"),
            tree,
            commit,
            $"run/prepared-{lease++}",
            Stop
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Cancelling_a_check_leaves_no_process_and_no_evidence()
    {
        using var cancel = new CancellationTokenSource();
        var check = Check($"setsid sleep 300 & echo $! > '{Marks}'; wait");
        var run = runner.RunAsync(check, tree, commit, "run/cancelled", cancel.Token);
        var pid = int.Parse(await Processes.Eventually.ReadAsync(Marks));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Null(Core.Processes.ProcessIdentity.Of(pid));
        Assert.False(Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "*.json").Any());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_confined_check_works_in_its_workspace_and_changes_neither_checkout_nor_evidence()
    {
        await Run("true");
        var sandbox = (await RealSandbox.RequireAsync(Stop)).Keep(
            repository.Root,
            Folder,
            Path.Combine(repository.Home, "pool")
        );
        var confined = new CheckRunner(
            pool,
            Host.Processes,
            Host.Environment(repository.Home),
            TimeProvider.System,
            Folder,
            notes.Add,
            sandbox
        );
        var command =
            $"echo x > mine && cat mine; echo x > '{repository.Root}/a.txt'; rm '{Folder}'/*.json; echo x > '{Path.Combine(repository.Home, "pool", "lock")}'";
        var before = Directory.GetFiles(Folder);

        var evidence = await confined.RunAsync(Check(command), tree, commit, "run/confined", Stop);

        Assert.Equal(Verdict.Refuted, evidence.Verdict);
        Assert.StartsWith("x\n", evidence.Tail, StringComparison.Ordinal);
        Assert.Equal(3, evidence.Tail.Split("Read-only file system").Length - 1);
        Assert.Equal("one\n", repository.Read("a.txt"));
        Assert.Subset(Directory.GetFiles(Folder).ToHashSet(), before.ToHashSet());
        // What fails confined may pass otherwise: the evidence of one is not that of the other.
        Assert.False((await confined.RunAsync(Check("true"), tree, commit, "run/again", Stop)).Reused);
    }

    private static CheckDefinition Check(string command) => new("test", command, TimeSpan.FromMinutes(1));

    private Task<EvidenceRecord> Run(string command) => Run(Check(command));

    private Task<EvidenceRecord> Run(CheckDefinition check) =>
        runner.RunAsync(check, tree, commit, $"run/check-{lease++}", Stop);

    private string EvidenceFile() => Directory.GetFiles(Folder, "*.json").Single();
}
