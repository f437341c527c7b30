using System.Text.Json;

namespace Interlock.Cli.Tests.Run;

/// <summary><c>ship({...})</c> in a script: the whole loop as one step.</summary>
public sealed class ShipCallTests
{
    // Writes "two" when it implements, approves when it reviews (once it may), else says what it sees.
    private const string Worker = """
        role = os.environ["INTERLOCK_ROLE"]
        with open(os.path.join(os.path.dirname(count), "role-" + role), "a") as f: f.write("x")
        if role == "implement":
            open("a.txt", "w").write("two\n")
            print("done")
        elif role == "review":
            if not os.path.exists(os.path.join(os.path.dirname(count), "..", "ready")):
                print("retry-after: 7200", file=sys.stderr)
                sys.exit(75)
            print('{"decision":"approve","summary":"good","blockers":[],"risks":[],"owner_questions":[],"verification":[]}')
        else:
            print(open("a.txt").read(), end="")
        """;

    private const string Script = """
        const shipped = await ship({ request: 'make it two', label: 'two', tasks: [{ id: 'a', files: ['a.txt'], prompt: 'Write two.' }] });
        const seen = await agent('look');
        return { ok: shipped.ok, outcome: shipped.outcome, files: shipped.landed?.files ?? null, rounds: shipped.rounds.length, run: shipped.run, seen };
        """;

    private const string Has = "has=grep -q two a.txt";

    [Fact(Timeout = 60_000)]
    public async Task A_ship_lands_and_the_agents_after_it_see_what_landed()
    {
        using var flow = new Flow(Script, Worker);
        await ReadyAsync(flow);
        var (exit, report) = await flow.RunAsync("--check", Has);
        Assert.True(exit == 0, $"{report}");
        var result = report.GetProperty("result");
        Assert.Equal("landed", result.GetProperty("outcome").GetString());
        Assert.True(result.GetProperty("ok").GetBoolean());
        Assert.Equal("a.txt", result.GetProperty("files")[0].GetString());
        Assert.Equal("two\n", result.GetProperty("seen").GetString());
        Assert.Equal("two\n", flow.Repository.Read("a.txt"));

        // It is a run of its own, and the workflow stays the latest one.
        var child = result.GetProperty("run").GetString()!;
        Assert.StartsWith(report.GetProperty("run").GetString()! + "-ship-", child, StringComparison.Ordinal);
        (_, var shown) = await flow.CallAsync("runs", "show", child);
        Assert.Equal("ship", shown.GetProperty("loop").GetString());
        (_, shown) = await flow.CallAsync("runs", "show");
        Assert.Equal("workflow", shown.GetProperty("loop").GetString());

        var asked = flow.Asked;
        (exit, report) = await flow.ResumeAsync();
        Assert.Equal(0, exit);
        Assert.Equal(child, report.GetProperty("result").GetProperty("run").GetString());
        Assert.Equal(asked, flow.Asked);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_ship_that_its_check_blocks_is_data_and_lands_nothing()
    {
        using var flow = new Flow(Script, Worker);
        await ReadyAsync(flow);
        var (exit, report) = await flow.RunAsync("--check", "has=grep -q three a.txt");
        Assert.Equal(1, exit); // the script returns what ship() said
        var result = report.GetProperty("result");
        Assert.False(result.GetProperty("ok").GetBoolean());
        Assert.Equal("blocked", result.GetProperty("outcome").GetString());
        Assert.Equal("one\n", result.GetProperty("seen").GetString());
        Assert.Equal("one\n", flow.Repository.Read("a.txt"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_ship_whose_provider_is_away_goes_on_where_it_stopped()
    {
        using var flow = new Flow(Script, Worker);
        var (exit, report) = await flow.RunAsync("--check", Has, "--no-wait");
        Assert.Equal(4, exit);
        Assert.Equal("interrupted", report.GetProperty("state").GetString());
        Assert.Equal(1, flow.Asked["role-implement"]);
        await ReadyAsync(flow);
        (exit, report) = await flow.ResumeAsync();
        Assert.True(exit == 0, $"{report}");
        Assert.Equal("landed", report.GetProperty("result").GetProperty("outcome").GetString());
        Assert.Equal(1, flow.Asked["role-implement"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_preflight_refuses_is_data_and_nothing_is_asked()
    {
        using var flow = new Flow(
            "const r = await ship({ request: 'x', tasks: [{ id: 'a', files: ['../a'], prompt: 'x' }] }); return [r.ok, r.exit, r.faults.length];",
            Worker
        );
        var (exit, report) = await flow.RunAsync("--check", Has);
        Assert.True(exit == 0, $"{report}");
        Assert.Equal("[false,78,1]", JsonSerializer.Serialize(report.GetProperty("result")));
        Assert.Empty(flow.Asked);
    }

    private static Task ReadyAsync(Flow flow) =>
        File.WriteAllTextAsync(Path.Combine(flow.Log, "..", "ready"), "", TestContext.Current.CancellationToken);
}
