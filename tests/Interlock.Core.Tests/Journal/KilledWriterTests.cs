using System.Diagnostics;
using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed class KilledWriterTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData(1, 50)]
    [InlineData(16, 2_000)]
    public async Task Every_acknowledged_event_survives_kill_9(int writers, int atLeast)
    {
        var acknowledged = new List<string>();
        for (var life = 0; life < 3; life++)
        {
            using var writer = await WriterProcess.StartAsync(Journals.PathIn(folder), writers);
            acknowledged.AddRange(await writer.ReadAsync(atLeast));
            acknowledged.AddRange(await writer.KillAsync());
        }
        await using var journal = await Journals.OpenAsync(folder);
        var there = journal
            .Existing.Select(r =>
                $"{r.Seq} {r.Data.GetProperty("writer").GetInt32()} {r.Data.GetProperty("number").GetInt32()}"
            )
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(acknowledged.Count >= 3 * atLeast);
        Assert.Subset(there, acknowledged.ToHashSet(StringComparer.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_second_writer_is_refused_by_the_name_of_the_first_until_that_is_dead()
    {
        using var writer = await WriterProcess.StartAsync(Journals.PathIn(folder), 1);
        var error = await Assert.ThrowsAsync<JournalException>(() => Journals.OpenAsync(folder));
        Assert.Equal("run_is_live", error.Failure.Class);
        Assert.Contains($"process {writer.Pid}", error.Message, StringComparison.Ordinal);
        await writer.KillAsync();
        await using var journal = await Journals.OpenAsync(folder);
        Assert.True(File.Exists(folder["journal.lock"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_second_writer_in_the_same_process_is_refused_too()
    {
        await using (await Journals.OpenAsync(folder))
            Assert.Equal(
                "run_is_live",
                (await Assert.ThrowsAsync<JournalException>(() => Journals.OpenAsync(folder))).Failure.Class
            );
        await using var again = await Journals.OpenAsync(folder);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_child_that_outlives_the_writer_does_not_keep_the_lock()
    {
        Process child;
        await using (await Journals.OpenAsync(folder))
            child = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        using (child)
            try
            {
                await using var again = await Journals.OpenAsync(folder);
                Assert.False(child.HasExited);
            }
            finally
            {
                child.Kill();
            }
    }
}
