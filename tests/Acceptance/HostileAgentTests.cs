using System.Text;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>Agents that misbehave: the run ends with a clear word, nothing is lost, nothing stays behind.</summary>
public sealed class HostileAgentTests
{
    private const string OneTask =
        """{"tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write good into a.txt"}]}""";

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_never_ends_is_ended_and_the_run_says_so()
    {
        using var bench = Create("echo good > a.txt; while :; do sleep 1; done");
        var result = await ShipAsync(bench, "--turn-timeout", "2s", "--max-rounds", "1");
        Assert.Equal(4, result.Exit);
        Assert.Equal("infrastructure", result.Json.GetProperty("outcome").GetString());
        Assert.Contains(
            "2 s",
            result.Json.GetProperty("failure").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task An_agent_that_floods_its_output_is_told_so_and_its_work_is_kept()
    {
        using var bench = Create("echo good > a.txt; head -c 150000000 /dev/zero | tr '\\0' x");
        var result = await ShipAsync(bench, "--max-rounds", "1");
        Assert.Equal(4, result.Exit);
        Assert.Contains(
            "more than can be kept",
            result.Json.GetProperty("failure").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task An_agent_that_floods_its_errors_still_lands_its_work()
    {
        using var bench = Create("echo good > a.txt; head -c 150000000 /dev/zero | tr '\\0' x >&2");
        var result = await ShipAsync(bench);
        Assert.True(result.Exit == 0, result.Output + result.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_daemon_of_an_agent_is_dead_when_its_turn_is_over()
    {
        using var bench = Create(
            "echo good > a.txt; (setsid sh -c 'echo > \"$BENCH/daemon\"; exec sleep 600' >/dev/null 2>&1 &); while [ ! -s \"$BENCH/daemon\" ]; do :; done"
        );
        var result = await ShipAsync(bench);
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.True(File.Exists(Path.Combine(bench.Repository.Home, "daemon")));
        Assert.Empty(LiveProcesses.Holding(bench.Repository.Home));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_deletes_its_git_directory_loses_nothing()
    {
        using var bench = Create("echo good > a.txt; rm -rf .git");
        var result = await ShipAsync(bench);
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal("good\n", bench.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_commits_in_its_workspace_loses_nothing()
    {
        using var bench = Create("echo good > a.txt; git add -A && git commit -qm done && git log --oneline | head -1");
        var result = await ShipAsync(bench);
        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal("good\n", bench.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_says_done_without_work_changes_nothing()
    {
        using var bench = Create("echo 'all done, tests pass'");
        var result = await ShipAsync(bench);
        Assert.Equal(1, result.Exit);
        Assert.Equal("no_change", result.Json.GetProperty("outcome").GetString());
        Assert.Equal("", bench.Repository.Git("status", "--porcelain"));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_hides_its_edit_from_git_is_seen()
    {
        using var bench = Create(
            "echo good > a.txt; echo evil > other.txt; git update-index --assume-unchanged other.txt; echo 'hidden.txt' >> .git/info/exclude; echo evil > hidden.txt"
        );
        var result = await ShipAsync(bench, "--max-rounds", "1");
        Assert.Equal(1, result.Exit);
        var blockers = result.Json.GetProperty("rounds")[0].GetProperty("blockers").GetRawText();
        Assert.Contains("other.txt", blockers, StringComparison.Ordinal);
        Assert.Contains("hidden.txt", blockers, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_screen_of_escape_codes_reaches_no_terminal()
    {
        using var bench = Create(
            "echo good > a.txt; printf '\\033[2J\\033]0;owned\\007\\033[31mred\\033[0m'; printf '\\033[2J' >&2"
        );
        var result = await ShipAsync(bench);
        Assert.Equal(0, result.Exit);
        var show = await bench.Cli.RunAsync("runs", "show", "latest");
        Assert.DoesNotContain('\u001b', result.Output + result.Error + show.Output + show.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_final_message_of_five_megabytes_is_kept_whole()
    {
        using var bench = Create("echo good > a.txt; head -c 5000000 /dev/zero | tr '\\0' m > \"$INTERLOCK_RESULT\"");
        var result = await ShipAsync(bench);
        Assert.Equal(0, result.Exit);
        var journal = await File.ReadAllTextAsync(
            Assert.Single(Directory.GetFiles(bench.State, "journal.jsonl", SearchOption.AllDirectories))
        );
        Assert.Contains(new StringBuilder().Insert(0, "m", 5_000_000).ToString(), journal, StringComparison.Ordinal);
    }

    private static Bench Create(string implement)
    {
        var bench = new Bench();
        bench.Repository.Write("a.txt", "start\n").Write("other.txt", "kept\n").Commit();
        return bench.Script("implement", implement).Script("review", Bench.Approve);
    }

    private static Task<CliResult> ShipAsync(Bench bench, params string[] more) =>
        bench.ShipAsync(["do it", "--tasks", bench.Tasks(OneTask), "--check", "words=grep -q good a.txt", .. more]);
}
