using System.Text.Json;

namespace Interlock.Cli.Tests.Ship;

public sealed class ShipAgentsTests
{
    private const string Later = "command:echo 'retry-after: 9999' >&2; exit 75";
    private const string Approves =
        "command:echo '{\"decision\":\"approve\",\"summary\":\"ok\",\"blockers\":[],\"risks\":[],\"ownerQuestions\":[],\"verification\":[]}'";
    private const string Asks =
        "command:if [ $INTERLOCK_TURN = 1 ]; then echo '{\"question\":\"Which?\",\"options\":[\"bad\",\"good\"]}' > $INTERLOCK_QUESTION; "
        + "else cat > a.txt; echo '{\"inputTokens\":1000,\"outputTokens\":10,\"model\":\"gpt-5.4\"}' > $INTERLOCK_USAGE; fi";

    private static async Task<(int Exit, string Output, string Error)> ShipAsync(
        BuiltProgram program,
        string agent,
        params string[] more
    )
    {
        var tasks = program.Beside("t.json", Tasks(agent));
        var result = await program.RunAsync([
            "ship",
            "--tasks",
            tasks,
            "--check",
            "words=grep -q good a.txt",
            "--agent",
            Approves,
            "--json",
            .. more,
        ]);
        return (result.Exit, result.Output, result.Error);
    }

    private static string Tasks(string agent) =>
        $$"""{"tasks": [{"id": "a", "files": ["a.txt"], "prompt": "p", "agent": {{JsonSerializer.Serialize(agent)}}}]}""";

    [Fact(Timeout = 120_000)]
    public async Task The_next_agent_takes_over_and_the_run_says_so_with_what_it_cost()
    {
        using var program = ShipProcessTests.Create();
        var (exit, output, error) = await ShipAsync(program, $"{Later},{Asks}", "--questions", "option:2");
        using var run = JsonDocument.Parse(output);
        Assert.Equal(0, exit);
        Assert.Equal(0.00265m, run.RootElement.GetProperty("usage").GetProperty("money").GetDecimal());
        Assert.Equal(2, run.RootElement.GetProperty("usage").GetProperty("unpricedTurns").GetInt32());
        var notes = run.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!).ToList();
        Assert.Contains(notes, note => note.Contains("took over from command:echo", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("answered \"good\" (policy:option)", StringComparison.Ordinal));
        Assert.Contains("could not (agent_try_later)", error, StringComparison.Ordinal);
        Assert.Equal("good", program.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_question_that_is_left_to_the_owner_ends_the_run_and_his_answer_goes_on_with_it()
    {
        using var program = ShipProcessTests.Create();
        var asked = await ShipAsync(program, Asks, "--questions", "escalate");
        using var run = JsonDocument.Parse(asked.Output);
        Assert.Equal((3, "needs_owner"), (asked.Exit, run.RootElement.GetProperty("outcome").GetString()));
        var resumed = await program.RunAsync("runs", "resume", "latest", "--questions", "text:good", "--json");
        Assert.Equal((0, "good"), (resumed.Exit, program.Repository.Read("a.txt")));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_ends_at_its_limit_and_goes_on_with_a_higher_one()
    {
        using var program = ShipProcessTests.Create();
        var spent = await ShipAsync(program, Asks, "--questions", "option:2", "--max-tokens", "900");
        using var run = JsonDocument.Parse(spent.Output);
        Assert.Equal((6, "budget_exhausted"), (spent.Exit, run.RootElement.GetProperty("outcome").GetString()));
        Assert.Contains(
            "of 900",
            run.RootElement.GetProperty("failure").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(6, (await program.RunAsync("runs", "resume", "latest", "--json")).Exit);
        Assert.Equal(0, (await program.RunAsync("runs", "resume", "latest", "--max-tokens", "5000", "--json")).Exit);
    }

    [Fact(Timeout = 120_000)]
    public async Task Every_name_that_names_no_agent_is_a_fault_of_preflight()
    {
        using var program = ShipProcessTests.Create();
        var (exit, output, _) = await ShipAsync(program, "codex,clade", "--reviewer", "correctness=command:x,codx:1");
        Assert.Equal(78, exit);
        Assert.Contains("did you mean \\u0027claude\\u0027", output.Replace("'", "\\u0027", StringComparison.Ordinal));
        Assert.Contains("codx", output, StringComparison.Ordinal);
    }
}
