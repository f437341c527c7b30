using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed partial class StepLogTests : IDisposable
{
    private static readonly StepSpec Spec = new("ship/round-1", "turn", "do it", "{}");

    private readonly TempFolder folder = new();

    private static JsonTypeInfo<string> Text => Results.Default.String;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_completed_step_is_replayed_and_never_repeated()
    {
        await using (var journal = await Journals.OpenAsync(folder))
            Assert.Equal("first", await new StepLog(journal).RunAsync(Spec, _ => Task.FromResult("first"), Text));
        await using var again = await Journals.OpenAsync(folder);
        var steps = new StepLog(again);
        Assert.True(steps.TryGetResult(Spec, Text, out var known));
        Assert.Equal("first", known);
        Assert.Equal(
            "first",
            await steps.RunAsync<string>(Spec, _ => throw new InvalidOperationException("repeated"), Text)
        );
        Assert.False(steps.TryGetResult(Spec, Text, out _)); // the second equal step is another one
    }

    [Fact(Timeout = 30_000)]
    public async Task Equal_steps_are_counted_and_each_keeps_its_own_result()
    {
        await using (var journal = await Journals.OpenAsync(folder))
        {
            var steps = new StepLog(journal);
            for (var n = 0; n < 3; n++)
                await steps.RunAsync(Spec, _ => Task.FromResult($"result {n}"), Text);
        }
        await using var again = await Journals.OpenAsync(folder);
        var replay = new StepLog(again);
        for (var n = 0; n < 3; n++)
            Assert.Equal($"result {n}", await replay.RunAsync(Spec, _ => Task.FromResult("new"), Text));
        Assert.Equal("new", await replay.RunAsync(Spec, _ => Task.FromResult("new"), Text));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_step_that_threw_stays_started_and_a_retry_in_either_life_is_the_same_step()
    {
        StepKey failed = default,
            retried = default;
        await using (var journal = await Journals.OpenAsync(folder))
        {
            var steps = new StepLog(journal);
            await Assert.ThrowsAsync<TimeoutException>(() =>
                steps.RunAsync<string>(
                    Spec,
                    key =>
                    {
                        failed = key;
                        throw new TimeoutException();
                    },
                    Text
                )
            );
            await steps.RunAsync(
                Spec,
                key =>
                {
                    retried = key;
                    return Task.FromResult("second try");
                },
                Text
            );
            await Assert.ThrowsAsync<TimeoutException>(() =>
                steps.RunAsync<string>(Spec with { Scope = "other" }, _ => throw new TimeoutException(), Text)
            );
        }
        Assert.Equal(failed, retried);
        await using var again = await Journals.OpenAsync(folder);
        Assert.Equal(["step.started", "step.completed", "step.started"], again.Existing.Select(record => record.Type));
        var resumed = new StepLog(again);
        Assert.Equal("second try", await resumed.RunAsync(Spec, _ => Task.FromResult("third"), Text));
        Assert.False(resumed.IsStarted(failed));
        var other = resumed.NextKey(Spec with { Scope = "other" });
        Assert.True(resumed.IsStarted(other));
        var given = default(StepKey);
        await resumed.RunAsync(
            Spec with
            {
                Scope = "other",
            },
            key =>
            {
                given = key;
                return Task.FromResult("done");
            },
            Text
        );
        Assert.Equal(other, given);
        Assert.Equal(4, JournalReader.Read(Journals.PathIn(folder)).Count()); // the second life adds only the completion
    }

    [Fact(Timeout = 30_000)]
    public async Task Scope_kind_prompt_and_options_all_identify_and_no_two_splits_of_a_text_are_the_same()
    {
        await using var journal = await Journals.OpenAsync(folder);
        var steps = new StepLog(journal);
        StepSpec[] specs =
        [
            new("ab", "c", "d", "e"),
            new("a", "bc", "d", "e"),
            new("ab", "c", "de", ""),
            new("ab", "", "cd", "e"),
            new("", "abc", "d", "e"),
            Spec,
        ];
        Assert.Equal(specs.Length, specs.Select(s => steps.NextKey(s)).Distinct().Count());
        Assert.Equal(
            steps.NextKey(Spec),
            steps.NextKey(Spec with { Labels = new Dictionary<string, string> { ["role"] = "plan" } })
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task The_order_of_completion_does_not_matter_on_resume()
    {
        await using (var journal = await Journals.OpenAsync(folder))
        {
            var steps = new StepLog(journal);
            var gates = Enumerable.Range(0, 10).Select(_ => new TaskCompletionSource<string>()).ToList();
            var running = gates
                .Select((gate, n) => steps.RunAsync(Spec with { Prompt = $"{n}" }, _ => gate.Task, Text))
                .ToList();
            for (var n = 9; n >= 0; n--)
            {
                gates[n].SetResult($"result {n}");
                await running[n];
            }
        }
        await using var again = await Journals.OpenAsync(folder);
        var replay = new StepLog(again);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(n =>
                    replay.RunAsync<string>(
                        Spec with
                        {
                            Prompt = $"{n}",
                        },
                        _ => throw new InvalidOperationException(),
                        Text
                    )
                )
        );
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"result {n}"), results);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_is_recorded_once_in_all_lives_and_by_concurrent_callers()
    {
        for (var life = 0; life < 2; life++)
        {
            await using var journal = await Journals.OpenAsync(folder);
            var steps = new StepLog(journal);
            await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        steps.RecordOnceAsync("phase.started", "plan-1", Journals.Json("""{"phase":"plan"}"""))
                    )
            );
            await steps.RecordOnceAsync("phase.completed", "plan-1", Journals.Json("{}"));
        }
        var records = JournalReader.Read(Journals.PathIn(folder)).ToList();
        Assert.Equal(["phase.started", "phase.completed"], records.Select(record => record.Type));
        Assert.Equal("""{"key":"plan-1","phase":"plan"}""", records[0].Data.GetRawText());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_says_what_it_is_for_people()
    {
        await using (var journal = await Journals.OpenAsync(folder))
            await new StepLog(journal).RunAsync(
                Spec with
                {
                    Labels = new Dictionary<string, string> { ["role"] = "implement" },
                },
                key => Task.FromResult(key.FileName),
                Text
            );
        var start = JournalReader.Read(Journals.PathIn(folder)).First().Data;
        Assert.Equal(
            ("ship/round-1", "turn"),
            (start.GetProperty("scope").GetString(), start.GetProperty("kind").GetString())
        );
        Assert.Equal("implement", start.GetProperty("labels").GetProperty("role").GetString());
        Assert.Matches("^[0-9a-f]{64}#1$", start.GetProperty("key").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Thousands_of_steps_with_large_results_stay_in_the_file_and_not_in_memory()
    {
        const int count = 5_000;
        var large = new string('r', 4096);
        await using (var journal = await Journals.OpenAsync(folder))
        {
            var steps = new StepLog(journal);
            await Parallel.ForAsync(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = 64 },
                async (n, _) =>
                    await steps.RunAsync(Spec with { Prompt = $"{n}" }, _ => Task.FromResult(large + n), Text)
            );
        }
        await using var again = await Journals.OpenAsync(folder);
        var before = GC.GetAllocatedBytesForCurrentThread(); // other tests run beside this one
        var replay = new StepLog(again);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(large + 7, await replay.RunAsync(Spec with { Prompt = "7" }, _ => Task.FromResult(""), Text));
        Assert.InRange(allocated, 50_000, 6_000_000); // the results alone are 20 MB
    }

    [JsonSerializable(typeof(string))]
    internal sealed partial class Results : JsonSerializerContext;
}
