using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed class WriteFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_failed_write_fails_all_who_wait_and_every_later_append()
    {
        var failing = false;
        var options = Journals.Options with
        {
            BeforeWrite = _ =>
            {
                if (failing)
                    throw new IOException("the cable is out");
            },
        };
        await using (var journal = await Journals.OpenAsync(folder, options))
        {
            await journal.AppendAsync("note", Journals.Json("{}"));
            failing = true;
            var waiting = Enumerable
                .Range(0, 20)
                .Select(_ => journal.AppendAsync("note", Journals.Json("{}")).AsTask())
                .ToList();
            foreach (var append in waiting)
                Assert.Equal(
                    "journal_write_failed",
                    (await Assert.ThrowsAsync<JournalException>(() => append)).Failure.Class
                );
            failing = false;
            var late = await Assert.ThrowsAsync<JournalException>(async () =>
                await journal.AppendAsync("note", Journals.Json("{}"))
            );
            Assert.Contains("the cable is out", late.Message, StringComparison.Ordinal);
        }
        Assert.Equal(["{}"], await Journals.ReadBackAsync(folder));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_full_disk_is_named_and_leaves_a_journal_that_opens_with_all_that_was_acknowledged()
    {
        using var disk = SmallDisk.TryMount(folder["disk"], kilobytes: 256);
        if (disk is null && Environment.GetEnvironmentVariable("CI") is null)
            Assert.Skip("A small tmpfs cannot be mounted here (needs root).");
        Assert.True(disk is not null, "CI must be able to mount a tmpfs for the full-disk test.");
        var path = Path.Combine(disk.Path, "journal.jsonl");
        var acknowledged = 0;
        JournalException? full = null;
        await using (var journal = await RunJournal.OpenAsync(path, Journals.Options, CancellationToken.None))
        {
            var event4K = Journals.Text(new string('x', 4000));
            while (full is null)
                try
                {
                    await journal.AppendAsync("test.event", event4K);
                    acknowledged++;
                }
                catch (JournalException e)
                {
                    full = e;
                }
        }
        Assert.Equal("journal_write_failed", full.Failure.Class);
        Assert.Contains("the disk is full", full.Message, StringComparison.Ordinal);
        Assert.Contains("runs gc", full.Failure.Remedy, StringComparison.Ordinal);
        await using var again = await RunJournal.OpenAsync(path, Journals.Options, CancellationToken.None);
        Assert.Equal((acknowledged, null), (again.ExistingCount, again.DroppedTail));
        Assert.InRange(acknowledged, 10, 64);
    }
}
