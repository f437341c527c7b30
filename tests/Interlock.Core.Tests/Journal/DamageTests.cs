using System.Text;
using Interlock.Core.Journal;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Journal;

/// <summary>Whatever happened to the file: a tail is dropped, damage is refused, no wrong record is accepted.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly string[] Data = ["""{"n":1,"text":"one"}""", """{"n":2}""", """{"n":3,"list":[1,2,3]}"""];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_flipped_bit_anywhere_never_yields_a_wrong_record()
    {
        var good = await Journals.WriteAsync(folder, Data);
        var lastLine = good.AsSpan(0, good.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (var at = 0; at < good.Length; at++)
        for (var bit = 0; bit < 8; bit++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= (byte)(1 << bit);
            await File.WriteAllBytesAsync(Journals.PathIn(folder), bad);
            // Opening for writing cuts and syncs, so it is done for one bit of each byte; reading judges the same way.
            var kept = bit == at % 8 ? await OpenOrRefuseAsync() : ReadOrRefuse();
            // The newline before the last line belongs to what follows it: both lines are then unreadable.
            var expected =
                at >= lastLine ? 2
                : at == lastLine - 1 ? 1
                : -1;
            Assert.True(kept == expected, $"byte {at} bit {bit}: kept {kept}, expected {expected}");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_journal_cut_anywhere_keeps_its_whole_lines()
    {
        var good = await Journals.WriteAsync(folder, Data);
        for (var length = 0; length <= good.Length; length++)
        {
            await File.WriteAllBytesAsync(Journals.PathIn(folder), good[..length]);
            var whole = good.AsSpan(0, length).Count((byte)'\n');
            Assert.Equal(whole, await OpenOrRefuseAsync());
            var goodLength = good.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            Assert.Equal(goodLength, new FileInfo(Journals.PathIn(folder)).Length);
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\0\0\0\n\0\0\n")]
    [InlineData("{\"seq\":4,\"at\":\"2026-")]
    [InlineData("\n")]
    [InlineData("{}\n")]
    public async Task An_unreadable_tail_is_dropped_and_reported_and_writing_goes_on(string tail)
    {
        var good = await Journals.WriteAsync(folder, Data);
        await File.AppendAllTextAsync(Journals.PathIn(folder), tail);
        await using (var journal = await Journals.OpenAsync(folder))
        {
            Assert.Equal(
                (4L, good.Length, tail.Length),
                (journal.DroppedTail!.Line, journal.DroppedTail.Offset, journal.DroppedTail.Bytes)
            );
            Assert.Equal(4, (await journal.AppendAsync("note", Journals.Json("{}"))).Seq);
        }
        Assert.Equal([.. Data, "{}"], await Journals.ReadBackAsync(folder));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_file_of_nothing_but_rubbish_is_an_empty_journal_that_says_so()
    {
        await File.WriteAllBytesAsync(Journals.PathIn(folder), new byte[100_000]);
        await using var journal = await Journals.OpenAsync(folder);
        Assert.Equal((0L, 100_000L), (journal.ExistingCount, journal.DroppedTail!.Bytes));
    }

    [Fact(Timeout = 30_000)]
    public async Task Damage_in_the_middle_is_refused_with_its_place_and_the_file_stays_as_it_is()
    {
        var good = await Journals.WriteAsync(folder, Data);
        var second = good.AsSpan().IndexOf((byte)'\n') + 1;
        good.AsSpan(second + 5, 3).Clear();
        await File.WriteAllBytesAsync(Journals.PathIn(folder), good);
        var error = await Assert.ThrowsAsync<JournalException>(() => Journals.OpenAsync(folder));
        Assert.Equal("journal_damaged", error.Failure.Class);
        Assert.Contains($"line 2, byte {second}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"first {second} bytes", error.Failure.Remedy, StringComparison.Ordinal);
        Assert.Equal(good, await File.ReadAllBytesAsync(Journals.PathIn(folder)));
        Assert.Throws<JournalException>(() => JournalReader.Read(Journals.PathIn(folder)).Count());
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, 2)] // a record is missing
    [InlineData(0, 1, 1, 2)] // a record is there twice
    [InlineData(1, 0, 2)] // two records changed places
    [InlineData(1, 2)] // the first is missing
    public async Task A_gap_in_the_numbers_is_refused(params int[] order)
    {
        var lines = Encoding.UTF8.GetString(await Journals.WriteAsync(folder, Data)).Split('\n');
        await File.WriteAllTextAsync(Journals.PathIn(folder), string.Concat(order.Select(i => lines[i] + "\n")));
        var error = await Assert.ThrowsAsync<JournalException>(() => Journals.OpenAsync(folder));
        Assert.Equal("journal_damaged", error.Failure.Class);
    }

    // How many records were accepted (each proved to be the original), or -1 when the file was refused.
    private async Task<int> OpenOrRefuseAsync()
    {
        try
        {
            return CountOriginals(await Journals.ReadBackAsync(folder));
        }
        catch (JournalException e)
        {
            return Refused(e);
        }
    }

    private int ReadOrRefuse()
    {
        try
        {
            return CountOriginals([
                .. JournalReader.Read(Journals.PathIn(folder)).Select(record => record.Data.GetRawText()),
            ]);
        }
        catch (JournalException e)
        {
            return Refused(e);
        }
    }

    private static int CountOriginals(IReadOnlyList<string> kept)
    {
        Assert.Equal(Data.Take(kept.Count), kept);
        return kept.Count;
    }

    private static int Refused(JournalException e)
    {
        Assert.Equal("journal_damaged", e.Failure.Class);
        return -1;
    }
}
