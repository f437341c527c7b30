using System.Diagnostics;
using Interlock.Loops.Workflows.Host;
using Interlock.Loops.Workflows.Script;
using Xunit;

namespace Interlock.Loops.Tests.Workflows.Host;

public sealed class LoadTests
{
    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_agents_are_in_flight_at_once()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var engine = new Engine
        {
            Agent = async (call, _) =>
            {
                if (Interlocked.Increment(ref asked) == 10_000)
                    release.SetResult();
                await release.Task;
                return Engine.Text(call.Prompt);
            },
        };
        var clock = Stopwatch.StartNew();
        var value = await Scripted.ValueAsync(
            """
            const all = await parallel(Array.from({ length: 10000 }, (_, i) => () => agent(`n${i}`)));
            return all.filter((text, i) => text === `n${i}`).length;
            """,
            engine
        );
        Assert.Equal("10000", value);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.ElapsedMilliseconds} ms");
    }

    [Fact(Timeout = 60_000)]
    public async Task More_calls_than_the_limit_wait_in_the_scripts_process()
    {
        var now = 0;
        var most = 0;
        var engine = new Engine
        {
            Agent = async (call, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return Engine.Text(call.Prompt);
            },
        };
        var end = await Scripted.RunAsync(
            "return (await Promise.all(Array.from({ length: 500 }, (_, i) => agent(`n${i}`)))).length;",
            engine,
            limits: new ScriptLimits { CallsInFlight = 20 }
        );
        Assert.Equal("500", end.Value?.GetRawText());
        Assert.InRange(most, 1, 20);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_loop_that_never_pauses_is_ended()
    {
        var limits = new ScriptLimits { Slice = TimeSpan.FromSeconds(1) };
        var error = await Scripted.ErrorAsync("await agent('first'); for (;;) {}", limits: limits);
        Assert.Equal(ScriptErrors.EndlessLoop, error.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_makes_very_many_calls_before_it_pauses_is_at_work()
    {
        // The turn takes some seconds, much longer than the slice.
        var end = await Scripted.RunAsync(
            """
            let sum = 0;
            const work = (i) => { for (let k = 0; k < 100000; k++) sum += k; return agent(`n${i}`); };
            return (await Promise.all(Array.from({ length: 5000 }, (_, i) => work(i)))).length;
            """,
            limits: new ScriptLimits { Slice = TimeSpan.FromSeconds(1) }
        );
        Assert.True(end.Error is null, end.Error?.ToString());
        Assert.Equal("5000", end.Value?.GetRawText());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_loop_that_makes_calls_without_end_is_ended()
    {
        var limits = new ScriptLimits { HeapMegabytes = 64 };
        var error = await Scripted.ErrorAsync("for (;;) agent('again');", limits: limits);
        Assert.Equal(ScriptErrors.Memory, error.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_loop_of_promises_that_never_pauses_is_ended()
    {
        var limits = new ScriptLimits { Slice = TimeSpan.FromSeconds(1) };
        var error = await Scripted.ErrorAsync("for (;;) await null;", limits: limits);
        Assert.Equal(ScriptErrors.EndlessLoop, error.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_takes_all_memory_is_ended()
    {
        var limits = new ScriptLimits { HeapMegabytes = 64 };
        var error = await Scripted.ErrorAsync("const all = []; for (;;) all.push({ n: all.length });", limits: limits);
        Assert.Equal(ScriptErrors.Memory, error.Class);
        Assert.Contains("64 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Buffers_outside_the_heap_count_as_memory_too()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "prlimit is not installed");
        var limits = new ScriptLimits { DataMegabytes = 1024 };
        var value = await Scripted.RunAsync(
            """
            const all = [];
            for (let i = 0; i < 64; i++) { const part = new Uint8Array(64 * 1024 * 1024); part.fill(1); all.push(part); }
            return 'took 4 GB';
            """,
            limits: limits
        );
        Assert.NotNull(value.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_floods_the_log_is_ended()
    {
        var limits = new ScriptLimits { NoteBytes = 1024 * 1024 };
        var error = await Scripted.ErrorAsync(
            "for (;;) { log('x'.repeat(10000)); await interlock.now(); }",
            limits: limits
        );
        Assert.Equal(ScriptErrors.Output, error.Class);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_script_that_waits_for_nothing_is_told_so()
    {
        var error = await Scripted.ErrorAsync("await agent('a'); await new Promise(() => {});");
        Assert.Equal(ScriptErrors.Stalled, error.Class);
    }
}
