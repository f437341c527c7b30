using System.Text;
using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

public sealed class RunJournalTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task What_was_appended_is_there_when_the_journal_is_opened_again()
    {
        await using (var journal = await Journals.OpenAsync(folder))
        {
            Assert.Empty(journal.Existing);
            var first = await journal.AppendAsync("run.started", Journals.Json("""{ "run": "r1", "n": [1, 2] }"""));
            var second = await journal.AppendAsync("note", Journals.Json("{}"));
            Assert.Equal((1L, 2L), (first.Seq, second.Seq));
        }
        await using var again = await Journals.OpenAsync(folder);
        var records = again.Existing.ToList();
        Assert.Equal(["run.started", "note"], records.Select(record => record.Type));
        Assert.Equal("""{"run":"r1","n":[1,2]}""", records[0].Data.GetRawText());
        Assert.Equal(3, (await again.AppendAsync("note", Journals.Json("{}"))).Seq);
        Assert.Null(again.DroppedTail);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_line_is_the_documented_format_and_its_sum_covers_all_before_it()
    {
        var bytes = await Journals.WriteAsync(folder, """{"a":"ä"}""");
        var line = Encoding.UTF8.GetString(bytes);
        Assert.Matches(
            """^\{"seq":1,"at":"[0-9T:.-]+Z","type":"test\.event","data":\{"a":"ä"\},"sum":"[0-9a-f]{8}"\}\n$""",
            line
        );
        var summed = bytes[..bytes.AsSpan().LastIndexOf(",\"sum\":"u8)];
        Assert.Contains($"\"sum\":\"{BitByBitCrc32C(summed):x8}\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sum_has_the_published_check_value() => Assert.Equal(0xE3069283u, BitByBitCrc32C("123456789"u8)); // RFC 3720's polynomial, the catalogue's check value

    [Fact(Timeout = 30_000)]
    public async Task Data_that_is_no_object_and_types_with_odd_characters_are_refused_and_nothing_is_written()
    {
        await using var journal = await Journals.OpenAsync(folder);
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AppendAsync("note", Journals.Json("[]")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AppendAsync("a\nb", Journals.Json("{}")));
        Assert.Equal(1, (await journal.AppendAsync("note", Journals.Json("{}"))).Seq);
    }

    [Fact(Timeout = 30_000)]
    public async Task Many_writers_at_once_lose_nothing_and_share_one_order()
    {
        const int writers = 16,
            each = 200;
        await using (var journal = await Journals.OpenAsync(folder))
            await Task.WhenAll(
                Enumerable
                    .Range(0, writers)
                    .Select(async writer =>
                    {
                        await Task.Yield();
                        for (var n = 0; n < each; n++)
                            await journal.AppendAsync(
                                "test.event",
                                Journals.Json($$"""{"writer":{{writer}},"n":{{n}}}""")
                            );
                    })
            );
        var seen = new int[writers];
        foreach (var record in JournalReader.Read(Journals.PathIn(folder)))
            Assert.Equal(seen[record.Data.GetProperty("writer").GetInt32()]++, record.Data.GetProperty("n").GetInt32());
        Assert.All(seen, count => Assert.Equal(each, count));
    }

    [Fact(Timeout = 30_000)]
    public async Task Concurrent_writers_share_a_write()
    {
        var batches = 0;
        var gate = new TaskCompletionSource();
        var options = Journals.Options with
        {
            BeforeWrite = _ =>
            {
                if (Interlocked.Increment(ref batches) == 1)
                    gate.Task.Wait(TimeSpan.FromSeconds(20));
            },
        };
        await using var journal = await Journals.OpenAsync(folder, options);
        var first = journal.AppendAsync("note", Journals.Json("{}")).AsTask();
        while (Volatile.Read(ref batches) == 0)
            await Task.Yield();
        var others = Enumerable
            .Range(0, 100)
            .Select(_ => journal.AppendAsync("note", Journals.Json("{}")).AsTask())
            .ToList();
        gate.SetResult();
        await Task.WhenAll([first, .. others]);
        Assert.Equal(2, batches);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_text_comes_back_as_it_was(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 300).Select(_ => NastyText.Next(random)).ToList();
        await using (var journal = await Journals.OpenAsync(folder))
            await Task.WhenAll(texts.Select(text => journal.AppendAsync("test.event", Journals.Text(text)).AsTask()));
        await using var again = await Journals.OpenAsync(folder);
        Assert.Null(again.DroppedTail);
        var back = again.Existing.Select(record => record.Data.GetProperty("text").GetString());
        Assert.Equal(texts, back);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_lone_surrogate_from_outside_becomes_a_replacement_character()
    {
        await using (var journal = await Journals.OpenAsync(folder))
            await journal.AppendAsync(
                "test.event",
                Journals.Json("""{"t":"a\ud800b \\ud800 \ud83d\ude00","\udc00":1}""")
            );
        var data = JournalReader.Read(Journals.PathIn(folder)).Single().Data;
        Assert.Equal("a\ufffdb \\ud800 \U0001F600", data.GetProperty("t").GetString());
        Assert.Equal(1, data.GetProperty("\ufffd").GetInt32());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_of_five_megabytes_is_kept_whole()
    {
        var text = new string('x', 5 * 1024 * 1024) + "\n\0end";
        await using (var journal = await Journals.OpenAsync(folder))
            await journal.AppendAsync("test.event", Journals.Text(text));
        Assert.Equal(text, JournalReader.Read(Journals.PathIn(folder)).Single().Data.GetProperty("text").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task Deeply_nested_data_that_could_be_read_can_be_journalled()
    {
        var deep = "{\"a\":" + new string('[', 62) + new string(']', 62) + "}";
        await Journals.WriteAsync(folder, deep);
        Assert.Equal([deep], await Journals.ReadBackAsync(folder));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_journal_can_be_read_by_its_owner_only()
    {
        await Journals.WriteAsync(folder, "{}");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Journals.PathIn(folder)));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_folder_that_is_gone_is_not_made_anew()
    {
        var error = await Assert.ThrowsAsync<JournalException>(() =>
            RunJournal.OpenAsync(folder["gone/journal.jsonl"], Journals.Options, CancellationToken.None)
        );
        Assert.Equal("journal_not_opened", error.Failure.Class);
        Assert.False(Directory.Exists(folder["gone"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Appending_after_the_end_is_a_bug()
    {
        var journal = await Journals.OpenAsync(folder);
        await journal.DisposeAsync();
        await journal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await journal.AppendAsync("note", Journals.Json("{}"))
        );
    }

    // The definition of the checksum, a bit at a time, as an oracle for the fast one.
    private static uint BitByBitCrc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82F63B78u : 0);
        }
        return ~crc;
    }
}
