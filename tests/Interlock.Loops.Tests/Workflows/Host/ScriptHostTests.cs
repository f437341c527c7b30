using System.Text.Json;
using Interlock.Core.Processes;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

public sealed class ScriptHostTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_script_asks_an_agent_and_returns_what_it_said()
    {
        var engine = new Engine();
        var value = await Scripted.ValueAsync(
            """
            export const meta = { name: 'hello' };
            const said = await agent('greet ' + args.who, { label: 'greeter', timeout: '10m' });
            return { said };
            """,
            engine,
            """{"who":"Ada"}"""
        );
        Assert.Equal("""{"said":"did: greet Ada"}""", value);
        var call = Assert.Single(engine.Agents);
        Assert.Equal("greeter", call.Options.Label);
        Assert.Equal(TimeSpan.FromMinutes(10), call.Options.Timeout);
        Assert.Equal("wf.js:2:20", call.Site.At);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_budget_that_the_engine_pushes_is_known_before_the_next_answer()
    {
        await using var host = await Scripted.StartAsync();
        var spent = 0;
        var engine = new Engine
        {
            Agent = async (call, cancellation) =>
            {
                await host.PushBudgetAsync(new BudgetState(300, spent += 100), cancellation);
                return Engine.Text(call.Prompt);
            },
        };
        var script = await host.ParseAsync(
            "wf.js",
            "const seen = [budget.total]; while (budget.remaining() > 0) { await agent('x'); seen.push(budget.spent()); } return seen;",
            Cancelled
        );
        var input = new ScriptInput(JsonElement.Parse("null"), "run-1") { Budget = new BudgetState(300, 0) };
        var end = await host.RunAsync(script, input, engine, Cancelled);
        Assert.Equal("[300,100,200,300]", end.Value?.GetRawText());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_promise_that_nobody_looks_at_is_reported_and_ends_nothing()
    {
        var engine = new Engine();
        var end = await Scripted.RunAsync(
            """
            (async () => { await null; throw new Error('lost'); })();
            const late = (async () => { throw new Error('seen late'); })();
            await agent('x');
            await late.catch(() => 0);
            return 'good';
            """,
            engine
        );
        Assert.Equal("\"good\"", end.Value?.GetRawText());
        Assert.Equal(("lost", 1), (Assert.Single(end.Unseen).Message, end.Unseen[0].Line));
        Assert.Contains(engine.Notes.OfType<ScriptNote.RejectionUnseen>(), note => note.Error.Message == "lost");
    }

    [Fact(Timeout = 60_000)]
    public async Task Notes_come_in_the_order_of_the_script()
    {
        var engine = new Engine();
        await Scripted.ValueAsync(
            """
            phase('One', 'detail');
            log('a', { b: 1 }, [2], new Error('e').message, null, undefined);
            console.warn('careful \u001b[31mred');
            await parallel([() => { throw new RangeError('bad'); }, () => 1], { label: 'group' });
            """,
            engine
        );
        var notes = engine.Notes.ToArray();
        Assert.Equal(
            ("One", "detail"),
            (Assert.IsType<ScriptNote.PhaseStarted>(notes[0]) is var p ? (p.Title, p.Detail) : default)
        );
        Assert.Equal("a {\"b\":1} [2] e null undefined", Assert.IsType<ScriptNote.Logged>(notes[1]).Message);
        Assert.Equal(
            ("warn", "careful red"),
            Assert.IsType<ScriptNote.Logged>(notes[2]) is var l ? (l.Level, l.Message) : default
        );
        var group = Assert.IsType<ScriptNote.GroupStarted>(notes[3]);
        Assert.Equal(("parallel", "group", 2), (group.Kind, group.Label, group.Count));
        var failed = Assert.IsType<ScriptNote.ItemFailed>(notes[4]);
        Assert.Equal(
            ("RangeError", "bad", 4, "parallel/0", group.Number),
            (failed.Error.Name, failed.Error.Message, failed.Error.Line, failed.Site.Scope, failed.Site.Group)
        );
        Assert.False(Assert.IsType<ScriptNote.GroupEnded>(notes[5]).Ok);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_step_that_has_a_result_does_not_run_again()
    {
        const string Script =
            "let ran = 0; const a = await step('s', () => { ran++; return { n: 1 }; }); return [a, ran];";
        var first = new Engine();
        Assert.Equal("""[{"n":1},1]""", await Scripted.ValueAsync(Script, first));
        var recorded = Assert.Single(first.Steps).Value!.Value;
        var second = new Engine { Step = _ => new StepStart(recorded) };
        Assert.Equal("""[{"n":1},0]""", await Scripted.ValueAsync(Script, second));
        Assert.Empty(second.Steps);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_error_of_the_engine_is_thrown_at_the_authors_line()
    {
        var engine = new Engine
        {
            Agent = (_, _) =>
                Task.FromResult(ScriptAnswer.Thrown(new ScriptError("budget_exhausted", "spent 5 of 5 tokens"))),
        };
        var error = await Scripted.ErrorAsync("\n\nawait agent('x');", engine);
        Assert.Equal(("budget_exhausted", "wf.js", 3, 7), (error.Class, error.File, error.Line, error.Column));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_bug_of_the_engine_ends_the_run()
    {
        var engine = new Engine { Agent = (_, _) => throw new InvalidOperationException("bug") };
        await Assert.ThrowsAsync<InvalidOperationException>(() => Scripted.RunAsync("await agent('x');", engine));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_run_leaves_no_call_and_no_process()
    {
        using var stop = new CancellationTokenSource();
        var left = false;
        var engine = new Engine
        {
            Agent = async (_, cancellation) =>
            {
                await stop.CancelAsync();
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                }
                finally
                {
                    left = true;
                }

                return ScriptAnswer.Nothing;
            },
        };
        await using var host = await Scripted.StartAsync();
        var script = await host.ParseAsync("wf.js", "await agent('x');", Cancelled);
        var input = new ScriptInput(JsonElement.Parse("null"), "run-1");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunAsync(script, input, engine, stop.Token));
        Assert.True(left);
    }

    [Fact(Timeout = 60_000)]
    public async Task Calls_that_a_script_did_not_await_are_cancelled_at_its_end()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new Engine
        {
            Agent = async (_, cancellation) =>
            {
                await using var registration = cancellation.Register(left.SetResult);
                await left.Task;
                return ScriptAnswer.Nothing;
            },
        };
        Assert.Equal("1", await Scripted.ValueAsync("agent('floating'); return 1;", engine));
        Assert.True(left.Task.IsCompleted);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_Node_the_failure_says_how_to_get_it()
    {
        using var folder = new TempFolder();
        var start = await ScriptHost.StartAsync(
            Scripted.Options() with
            {
                Environment = PathOf(folder.Path),
            },
            Cancelled
        );
        Assert.Equal("node_missing", start.Failure?.Class);
        Assert.Contains("nodejs", start.Failure!.Remedy, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_is_no_Node_is_told_with_its_words()
    {
        using var folder = new TempFolder();
        var node = System.IO.Path.Combine(folder.Path, "node");
        await File.WriteAllTextAsync(
            node,
            "#!/bin/sh\necho 'node: bad option: --experimental-permission' >&2\nexit 9\n",
            Cancelled
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = await ScriptHost.StartAsync(
            Scripted.Options() with
            {
                Environment = PathOf(folder.Path),
            },
            Cancelled
        );
        Assert.Equal("node_not_started", start.Failure?.Class);
        Assert.Contains("bad option", start.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_the_parser_the_failure_says_how_to_get_it()
    {
        using var folder = new TempFolder();
        var options = Scripted.Options() with { ParserFolder = folder.Path };
        Assert.Equal("script_parser_missing", (await ScriptHost.StartAsync(options, Cancelled)).Failure?.Class);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "acorn.js"), "exports.parse = 1;", Cancelled);
        Assert.Equal("script_parser_changed", (await ScriptHost.StartAsync(options, Cancelled)).Failure?.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task Input_and_results_may_be_nested_deeply()
    {
        var deep = new string('[', 150) + new string(']', 150);
        Assert.Equal(
            deep,
            await Scripted.ValueAsync("await agent('x', { schema: { enum: args } }); return args;", null, deep)
        );
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static HostEnvironment PathOf(string folder) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = folder });
}
