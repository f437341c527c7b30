using System.Text.Json;
using System.Text.Json.Serialization;
using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed partial class WaitingResultsTests
{
    private const int Steps = 5_000;

    [Fact(Timeout = 60_000)]
    public async Task Results_that_wait_for_a_slow_disk_are_not_all_encoded_in_memory()
    {
        using var folder = new TempFolder();
        using var disk = new ManualResetEventSlim(true);
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = Journals.Options with
        {
            BeforeWrite = _ =>
            {
                if (!disk.IsSet)
                    stalled.TrySetResult();
                disk.Wait(TimeSpan.FromSeconds(30));
            },
        };
        await using var journal = await Journals.OpenAsync(folder, options);
        var log = new StepLog(journal);
        var result = new Counted(new string('x', 8_000));
        var (started, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // Each goes on with its one waiter before SetResult returns.
        var done = Enumerable.Range(0, Steps).Select(_ => new TaskCompletionSource<Counted>()).ToArray();
        var steps = Enumerable
            .Range(0, Steps)
            .Select(i =>
                log.RunAsync(
                    new StepSpec($"step-{i}", "turn", "", ""),
                    _ =>
                    {
                        if (Interlocked.Increment(ref started) == Steps)
                            all.SetResult();
                        return done[i].Task;
                    },
                    CountedJson.Default.Counted
                )
            )
            .ToList();
        await all.Task;

        disk.Reset();
        await Task.Run(() => Array.ForEach(done, d => d.SetResult(result))); // xunit's context would queue the waiters
        await stalled.Task;
        var encoded = CountingConverter.Written;
        disk.Set();
        Assert.InRange(encoded, 1, Steps / 2);
        await Task.WhenAll(steps);
        Assert.Equal(Steps, CountingConverter.Written);
    }

    [JsonConverter(typeof(CountingConverter))]
    internal sealed record Counted(string Text);

    internal sealed class CountingConverter : JsonConverter<Counted>
    {
        private static int written;

        public static int Written => Volatile.Read(ref written);

        public override Counted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Counted value, JsonSerializerOptions options)
        {
            Interlocked.Increment(ref written);
            writer.WriteStringValue(value.Text);
        }
    }

    [JsonSerializable(typeof(Counted))]
    private sealed partial class CountedJson : JsonSerializerContext;
}
