using System.Text.Json;

namespace Interlock.Cli.Tests.Run;

public sealed class RunTests
{
    private const string Three = """
        export const meta = { name: 'three', description: 'three steps' };
        phase('work');
        const all = await parallel(['a', 'b', 'c'].map(x => () => agent('task ' + x)));
        return { all, last: await agent('sum') };
        """;

    [Fact(Timeout = 60_000)]
    public async Task A_script_runs_its_agents_and_its_value_is_the_result()
    {
        using var flow = new Flow(Three);
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(0, exit);
        Assert.Equal("completed", report.GetProperty("outcome").GetString());
        Assert.Equal("workflow", report.GetProperty("loop").GetString());
        Assert.Equal("did: task b\n", report.GetProperty("result").GetProperty("all")[1].GetString());
        Assert.Equal(4, report.GetProperty("nodes").GetProperty("done").GetInt32());
        Assert.Equal("work", report.GetProperty("nodes").GetProperty("phases")[0].GetProperty("phase").GetString());
        Assert.Equal(4, report.GetProperty("usage").GetProperty("agents").GetInt32());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_edited_prompt_runs_that_step_again_and_no_other()
    {
        using var flow = new Flow(Three);
        await flow.RunAsync();
        flow.Script(Three.Replace("'b', 'c'", "'bb', 'c'", StringComparison.Ordinal));
        var (exit, report) = await flow.ResumeAsync("--explain");
        Assert.Equal(0, exit);
        Assert.Equal("did: task bb\n", report.GetProperty("result").GetProperty("all")[1].GetString());
        Assert.All(flow.Asked, prompt => Assert.Equal(1, prompt.Value));
        Assert.Contains("replayed  parallel/0/agent-1", flow.Errors, StringComparison.Ordinal);
        Assert.Contains("re-run    parallel/1/agent-2: prompt changed", flow.Errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_failed_goes_on_after_it_was_corrected()
    {
        using var flow = new Flow("const a = await agent('first'); oops(); return a;");
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(1, exit);
        Assert.Contains(
            "flow.js:1:33",
            report.GetProperty("failure").GetProperty("message").GetString()!,
            StringComparison.Ordinal
        );
        flow.Script("const a = await agent('first'); return [a, await agent('second')];");
        (exit, report) = await flow.ResumeAsync();
        Assert.Equal(0, exit);
        Assert.Equal(1, flow.Asked["first"]);
        Assert.Equal("did: second\n", report.GetProperty("result")[1].GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_same_prompt_in_a_loop_is_asked_each_time()
    {
        using var flow = new Flow("for (let i = 0; i < 3; i++) await agent('again'); return 1;");
        Assert.Equal("1", await flow.ValueAsync());
        Assert.Equal(3, flow.Asked["again"]);
        await flow.ResumeAsync();
        Assert.Equal(3, flow.Asked["again"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_that_does_not_fit_its_schema_is_repaired()
    {
        const string Script = """
            return await agent('number', { schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } });
            """;
        using var flow = new Flow(Script, "print('{\"n\": 5}' if 'does not' in prompt else '{\"n\": \"five\"}')");
        Assert.Equal("{\"n\":5}", JsonSerializer.Serialize(JsonElement.Parse(await flow.ValueAsync())));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failed_agent_is_data_and_not_a_schema_mismatch()
    {
        using var flow = new Flow(
            "const r = await agent('x', { schema: { type: 'object' } }); return [r.ok, r.error.category];",
            "sys.exit(3)"
        );
        Assert.Equal("[false,\"agent_failed\"]", Compact(await flow.ValueAsync()));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_more_agents_work_at_a_time_than_the_limit_says()
    {
        const string Agent = """
            import time, uuid
            here = os.path.join(os.path.dirname(count), "..", "now")
            os.makedirs(here, exist_ok=True)
            mine = os.path.join(here, uuid.uuid4().hex)
            open(mine, "w").close()
            for _ in range(50):
                if len(os.listdir(here)) > 1: break
                time.sleep(0.1)
            print(len(os.listdir(here)))
            os.remove(mine)
            """;
        using var flow = new Flow(
            """
            const most = await Promise.all([parallel([1,2,3].map(x => () => agent('p' + x))), ...[1,2,3].map(x => agent('q' + x))]);
            return Math.max(...most.flat().map(Number));
            """,
            Agent
        );
        Assert.Equal("2", await flow.ValueAsync("--concurrency", "2"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_loop_without_end_meets_the_backstop_and_can_go_on()
    {
        using var flow = new Flow("for (let i = 0; i < args; i++) await agent('n' + i); return 'done';");
        var (exit, report) = await flow.RunAsync("--input", "5", "--max-agents", "3");
        Assert.Equal(6, exit);
        Assert.Equal("agent_limit", report.GetProperty("failure").GetProperty("class").GetString());
        (exit, _) = await flow.ResumeAsync("--max-agents", "5");
        Assert.Equal(0, exit);
        Assert.All(flow.Asked, prompt => Assert.Equal(1, prompt.Value));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_dry_run_starts_nothing_and_counts_everything()
    {
        using var flow = new Flow(Three);
        var (exit, report) = await flow.RunAsync("--dry-run");
        Assert.Equal(0, exit);
        Assert.Equal(4, report.GetProperty("agents").GetInt32());
        Assert.Empty(flow.Asked);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("agent('x', { permision: 'max' })", "did you mean 'permission'")]
    [InlineData("agent('x', { permission: 'limitd' })", "did you mean 'limited'")]
    [InlineData("agent('x', { runtime: 'codx' })", "did you mean 'codex'")]
    [InlineData("agent('x', { runtime: 'command:rm -rf /' })", "A script may not name the program")]
    [InlineData("agent('x', { schema: { type: 'objekt' } })", "schema")]
    [InlineData("check('tset')", "there is no check 'tset'")]
    [InlineData("gate({ chekcs: [] })", "did you mean 'checks'")]
    [InlineData("fix({})", "does not work in this version")]
    [InlineData("ship({})", "ship() needs a 'request' or 'tasks'")]
    [InlineData("ship({ request: 'x', lnad: 'tree' })", "did you mean 'land'")]
    [InlineData("ship({ request: 'x', land: 'comit' })", "did you mean 'commit'")]
    [InlineData("ship({ request: 'x', checks: ['tset'] })", "there is no check 'tset'")]
    [InlineData("ship({ request: 'x', checks: { test: 'true' } })", "need confinement")]
    [InlineData("ship({ request: 'x', reviewers: [{ agent: 'command:rm' }] })", "A script may not name the program")]
    public async Task A_wrong_call_says_what_is_meant(string call, string words)
    {
        using var flow = new Flow($"return await {call};");
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(1, exit);
        Assert.Contains(
            words,
            report.GetProperty("failure").GetProperty("message").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Empty(flow.Asked);
    }

    [Fact(Timeout = 60_000)]
    public async Task Timers_fire_in_the_same_order_after_a_resume()
    {
        using var flow = new Flow(
            """
            const order = [];
            await Promise.all([90, 30, 60].map((time) => new Promise((done) => setTimeout(() => { order.push(time); done(); }, time))));
            return order;
            """
        );
        Assert.Equal("[30,60,90]", Compact(await flow.ValueAsync()));
        var (_, report) = await flow.ResumeAsync();
        Assert.Equal("[30,60,90]", Compact(report.GetProperty("result").GetRawText()));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_workflow_shares_the_run()
    {
        using var flow = new Flow(
            "const [a, b] = await Promise.all([workflow('./child.js', 1), workflow('./child.js', 2)]); return [a, b];"
        );
        flow.Repository.Write("child.js", "return await agent('child ' + args);");
        Assert.Equal("[\"did: child 1\\n\",\"did: child 2\\n\"]", Compact(await flow.ValueAsync()));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_checkpoint_is_read_back_at_once_and_a_receipt_ends_with_a_resume()
    {
        using var flow = new Flow(
            "checkpoint('k', 1); const v = await checkpoint.get('k'); return await agent('v is ' + v);"
        );
        var (_, first) = await flow.RunAsync();
        Assert.Equal("did: v is 1\n", first.GetProperty("result").GetString());
        var receipt = first.GetProperty("paths").GetProperty("receipt").GetString();
        Assert.True(File.Exists(receipt));
        flow.Script("throw new Error('no');");
        var (exit, second) = await flow.ResumeAsync();
        Assert.Equal(1, exit);
        Assert.False(File.Exists(receipt));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("paths").GetProperty("receipt").ValueKind);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_failure_that_the_script_does_not_look_at_is_told()
    {
        using var flow = new Flow("Promise.reject(new Error('lost')); return await agent('x');");
        var (exit, report) = await flow.RunAsync();
        Assert.Equal(0, exit);
        Assert.Contains(
            report.GetProperty("notes").EnumerateArray(),
            note =>
                $"{note}".Contains("lost", StringComparison.Ordinal)
                && $"{note}".Contains("flow.js:1", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Steps_checkpoints_and_chance_are_the_same_after_a_resume()
    {
        const string Script = """
            const before = await checkpoint.get('seen');
            const r = [await interlock.random(), await interlock.now(), await step('calc', () => ({ n: 4 }))];
            await checkpoint('seen', r);
            return { before, r };
            """;
        using var flow = new Flow(Script);
        var first = JsonElement.Parse(await flow.ValueAsync());
        var (_, report) = await flow.ResumeAsync();
        var second = report.GetProperty("result");
        Assert.Equal(JsonValueKind.Null, first.GetProperty("before").ValueKind);
        Assert.Equal(Compact(first.GetProperty("r").GetRawText()), Compact(second.GetProperty("r").GetRawText()));
        Assert.Equal(Compact(first.GetProperty("r").GetRawText()), Compact(second.GetProperty("before").GetRawText()));
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}
