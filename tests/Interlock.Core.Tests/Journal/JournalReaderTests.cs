using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_reader_beside_the_writer_sees_what_is_there_and_leaves_a_half_line_out()
    {
        await using var journal = await Journals.OpenAsync(folder);
        await journal.AppendAsync("note", Journals.Json("{}"));
        await using (
            var file = new FileStream(Journals.PathIn(folder), FileMode.Append, FileAccess.Write, FileShare.ReadWrite)
        )
            await file.WriteAsync("{\"seq\":2,"u8.ToArray());
        Assert.Single(JournalReader.Read(Journals.PathIn(folder)));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_follower_sees_old_and_new_events_until_the_run_is_completed()
    {
        await using var journal = await Journals.OpenAsync(folder);
        await journal.AppendAsync("run.started", Journals.Json("{}"));
        var seen = new List<string>();
        await foreach (
            var record in JournalReader.FollowAsync(
                Journals.PathIn(folder),
                TimeProvider.System,
                CancellationToken.None
            )
        )
        {
            seen.Add(record.Type);
            if (record.Type == "run.started")
                await journal.AppendAsync("note", Journals.Json("{}"));
            if (record.Type == "note")
                await journal.AppendAsync("run.completed", Journals.Json("{}"));
        }
        Assert.Equal(["run.started", "note", "run.completed"], seen);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_follower_of_a_dead_run_ends_instead_of_waiting_for_ever()
    {
        await Journals.WriteAsync(folder, "{}", "{}");
        var seen = 0;
        await foreach (
            var _ in JournalReader.FollowAsync(Journals.PathIn(folder), TimeProvider.System, CancellationToken.None)
        )
            seen++;
        Assert.Equal(2, seen);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_follower_stops_when_it_is_cancelled()
    {
        await using var journal = await Journals.OpenAsync(folder);
        await journal.AppendAsync("note", Journals.Json("{}"));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in JournalReader.FollowAsync(Journals.PathIn(folder), TimeProvider.System, stop.Token))
                await stop.CancelAsync();
        });
    }
}
