using System.Security.Cryptography;
using System.Text.Json;
using Interlock.Core.Runs;
using Xunit;

namespace Interlock.Core.Tests.Runs;

public sealed class ReceiptTests : IDisposable
{
    private readonly RunHome home = new();

    public void Dispose() => home.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task A_receipt_tells_what_landed_on_what_evidence_and_who_repaired_why()
    {
        var run = await home.RunAsync(Story.Landed);
        ReceiptWriter.Write(run);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(run.Receipt));
        var root = json.RootElement;
        Assert.Equal(
            ("landed", "proved", "0.1.0"),
            (
                root.GetProperty("outcome").GetString(),
                root.GetProperty("verdict").GetString(),
                root.GetProperty("version").GetString()
            )
        );
        var check = root.GetProperty("checks")[0];
        Assert.Equal(
            ("ev2", "d2"),
            (check.GetProperty("evidence").GetString(), check.GetProperty("outputDigest").GetString())
        );
        Assert.Equal("explicit path", root.GetProperty("rounds")[0].GetProperty("reason").GetString());
        Assert.Equal("README.md", root.GetProperty("landed").GetProperty("files")[0].GetString());
        Assert.Equal(run.Receipt, RunReport.Read(run).Paths.Receipt);
        Assert.Empty(Directory.GetFiles(run.Path, "*.new"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_receipt_is_bound_to_the_journal_it_was_made_of()
    {
        var run = await home.RunAsync(Story.Landed);
        var receipt = ReceiptWriter.Write(run);
        var bytes = await File.ReadAllBytesAsync(run.Journal);
        Assert.Equal(
            new JournalDigest(Story.Landed.Length, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))),
            receipt.Journal
        );
        await home.AppendAsync(run, ("note", "{}"));
        Assert.True(receipt.Journal.Matches(run)); // what came later does not touch it
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(run.Journal, bytes);
        Assert.False(receipt.Journal.Matches(run));
    }

    [Fact(Timeout = 30_000)]
    public async Task Writing_a_receipt_again_writes_the_same()
    {
        var run = await home.RunAsync(Story.Landed);
        ReceiptWriter.Write(run);
        var first = await File.ReadAllTextAsync(run.Receipt);
        ReceiptWriter.Write(run);
        Assert.Equal(first, await File.ReadAllTextAsync(run.Receipt));
    }
}
