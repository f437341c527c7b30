using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Acceptance;

/// <summary>Agents that reach for what is not theirs, in real bubblewrap; and what holds without it.</summary>
public sealed class ConfinementTests
{
    private const string OneTask =
        """{"tasks": [{"id": "only", "files": ["a.txt"], "prompt": "Write good into a.txt"}]}""";

    // Notes each attack and whether it worked, beside the repository, where everybody may write.
    private const string Attacks = """
        try() { if sh -c "$2" 2>/dev/null; then echo "$1 written" >> "$BENCH/attacks"; else echo "$1 refused" >> "$BENCH/attacks"; fi; }
        export STATE=$(echo "$BENCH"/state/repos/*)
        try checkout 'echo evil > "$BENCH/../repo/a.txt"'
        try new-file 'echo evil > "$BENCH/../repo/evil.txt"'
        try hook 'mkdir -p "$BENCH/../repo/.git/hooks" && echo evil > "$BENCH/../repo/.git/hooks/post-checkout"'
        try config 'git -C "$BENCH/../repo" config core.fsmonitor evil'
        try evidence 'mkdir -p "$STATE/evidence" && echo evil > "$STATE/evidence/evil.json"'
        try journal 'echo evil >> "$STATE/runs/$INTERLOCK_RUN/journal.jsonl"'
        try lease 'echo evil > ../lease.json'
        try index 'rm ../index'
        try slot 'mkdir "$STATE/pool/99"'
        try store 'rm -r "$STATE/store.git/objects"'
        try session 'echo evil > "$STATE/runs/$INTERLOCK_RUN/sessions/evil"'
        try record 'echo evil > "$(dirname "$INTERLOCK_RESULT")/../prompt.md"'
        try around 'for p in /proc/[0-9]*; do echo evil > "$p/root$BENCH/../repo/a.txt" && exit 0; done; exit 1'
        try own-workspace 'echo good > a.txt'
        try own-result 'echo done > "$INTERLOCK_RESULT"'
        """;

    private static readonly string[] Kept =
    [
        "checkout",
        "new-file",
        "hook",
        "config",
        "evidence",
        "journal",
        "lease",
        "index",
        "slot",
        "store",
        "session",
        "record",
        "around",
    ];

    [Fact(Timeout = 60_000)]
    public async Task An_agent_cannot_change_the_checkout_nor_what_interlock_knows()
    {
        var sandbox = await RealSandbox.RequireAsync(TestContext.Current.CancellationToken);
        using var bench = Create(Attacks);

        var result = await ShipAsync(bench);

        Assert.True(result.Exit == 0, result.Output + result.Error);
        string[] expected = [.. Kept.Select(k => $"{k} refused"), "own-workspace written", "own-result written"];
        Assert.Equal(expected, Noted(bench));
        Assert.Equal("good\n", bench.Repository.Read("a.txt"));
        Assert.Equal(" M a.txt\n", bench.Repository.Git("status", "--porcelain"));
        Assert.Contains(
            result.Json.GetProperty("notes").EnumerateArray(),
            n => n.GetString()!.StartsWith(sandbox.Detail, StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reviewer_and_a_check_are_held_back_as_well()
    {
        await RealSandbox.RequireAsync(TestContext.Current.CancellationToken);
        using var bench = Create("echo good > a.txt");
        var attack = "echo evil > \"$BENCH/../repo/evil.txt\" || echo refused >> \"$BENCH/attacks\"";
        bench.Script("review", $"({attack}) 2>/dev/null; echo mine > scratch\n" + Bench.Approve);

        var result = await ShipAsync(
            bench,
            "--check",
            $"attack=({attack}) && echo mine > scratch && ! rm -r \"$BENCH\"/state/repos/*/evidence"
        );

        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Equal(["refused", "refused", "refused"], Noted(bench));
        Assert.False(File.Exists(Path.Combine(bench.Repository.Root, "evil.txt")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Full_permission_is_not_confined()
    {
        await RealSandbox.RequireAsync(TestContext.Current.CancellationToken);
        using var bench = Create("echo good > a.txt; echo mine > \"$BENCH/../repo/.git/made-by-agent\"");
        var tasks = bench.Tasks(
            OneTask.Replace("\"prompt\"", "\"permission\": \"full\", \"prompt\"", StringComparison.Ordinal)
        );

        var result = await bench.ShipAsync("do it", "--tasks", tasks, "--check", "words=grep -q good a.txt");

        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.True(File.Exists(Path.Combine(bench.Repository.Root, ".git", "made-by-agent")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_bubblewrap_a_run_works_unconfined_and_says_so()
    {
        using var bench = Create("echo good > a.txt");
        using var folder = new TempFolder();
        var path = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = RealSandbox.PathWithout(folder["bin"]),
        };

        var result = await bench.Cli.RunAsync(path, bench.ShipArguments(Arguments(bench)));

        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.Contains(
            "Agents and checks are not confined: bubblewrap (bwrap) is not in PATH.",
            result.Json.GetProperty("notes").EnumerateArray().Select(n => n.GetString())
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_user_can_turn_confinement_off_and_the_run_says_so()
    {
        using var bench = Create("echo good > a.txt; echo mine > \"$BENCH/../repo/.git/made-by-agent\"");
        var off = new Dictionary<string, string>(StringComparer.Ordinal) { [Sandbox.Variable] = "off" };

        var result = await bench.Cli.RunAsync(off, bench.ShipArguments(Arguments(bench)));

        Assert.True(result.Exit == 0, result.Output + result.Error);
        Assert.True(File.Exists(Path.Combine(bench.Repository.Root, ".git", "made-by-agent")));
        Assert.Contains(
            "INTERLOCK_CONFINEMENT=off",
            result.Json.GetProperty("notes").GetRawText(),
            StringComparison.Ordinal
        );
    }

    private static Bench Create(string implement)
    {
        var bench = new Bench();
        bench.Repository.Write("a.txt", "start\n").Commit();
        return bench.Script("implement", implement).Script("review", Bench.Approve);
    }

    private static Task<CliResult> ShipAsync(Bench bench, params string[] more) =>
        bench.ShipAsync([.. Arguments(bench), .. more]);

    private static string[] Arguments(Bench bench) =>
        ["do it", "--tasks", bench.Tasks(OneTask), "--check", "words=grep -q good a.txt"];

    private static string[] Noted(Bench bench) => File.ReadAllLines(Path.Combine(bench.Repository.Home, "attacks"));
}
