using System.Text;
using System.Text.Json;
using Interlock.Agents.Protocols;
using Interlock.Core.Text;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Protocols;

public sealed class ProtocolLogTests : IDisposable
{
    private const string Secret = "hunter2-hunter2-hunter2";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"key":"hunter2-hunter2-hunter2"}""")]
    [InlineData("""{"key":"\u0068unter2\u002dhunter2\u002dhunter2"}""")]
    [InlineData("""{"list":[{"hunter2-hunter2-\u0068unter2":1}],"n":1.50}""")]
    [InlineData("""{"key":"a sk\u002dproj\u002dabcdefghijklmnop0123456789 b"}""")]
    [InlineData("""{"key":"aHVudGVyMi1odW50ZXIyLWh1bnRlcjI="}""")]
    [InlineData("no json: hunter2-hunter2-hunter2")]
    public void A_secret_is_not_recorded_however_it_is_written(string line)
    {
        var message = Assert.Single(Record(line)).GetProperty("message");
        var all = message.ValueKind == JsonValueKind.String ? message.GetString()! : Decoded(message);
        Assert.DoesNotContain("hunter2-hunter2", all, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefghijklmnop", all, StringComparison.Ordinal);
        Assert.DoesNotContain("aHVudGVy", all, StringComparison.Ordinal);
        Assert.Contains(Redactor.Mark, all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_harmless_message_is_recorded_as_it_came()
    {
        const string line = """{"text":"line\nä \u00e4 \"q\"","n":1.50,"e":[],"o":{}}""";
        Assert.Equal(line, Assert.Single(Record(line)).GetProperty("message").GetRawText());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_cut_of_a_long_line_shows_no_part_of_a_secret_wherever_it_falls()
    {
        var stop = TestContext.Current.CancellationToken;
        for (var at = 63 * 1024; at < 82 * 1024; at += 7)
        {
            var line = string.Concat(new string('.', at), Secret, new string('.', 100 * 1024));
            var message = Assert.Single(await Task.Run(() => Record(line), stop)).GetProperty("message").GetString()!;
            Assert.DoesNotContain("hunt", message, StringComparison.Ordinal);
            Assert.EndsWith($"… ({line.Length} bytes)", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Secrets_that_shrink_a_long_line_bring_no_half_of_one_into_view()
    {
        var line = string.Concat(Enumerable.Repeat(Secret, 10_000));
        var message = Assert.Single(Record(line)).GetProperty("message").GetString()!;
        Assert.DoesNotContain("hunt", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_record_says_so_and_takes_no_more()
    {
        var lines = Record(limit: 500, [.. Enumerable.Range(0, 50).Select(n => $$"""{"n":{{n}}}""")]);
        Assert.Equal("the record is full", lines[^1].GetProperty("message").GetString());
        Assert.True(new FileInfo(folder["log"]).Length < 700);
    }

    private static string Decoded(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Decoded)),
            JsonValueKind.Object => string.Join(' ', value.EnumerateObject().Select(m => m.Name + Decoded(m.Value))),
            _ => value.GetRawText(),
        };

    private List<JsonElement> Record(params string[] lines) => Record(16 * 1024 * 1024, lines);

    private List<JsonElement> Record(long limit, string[] lines)
    {
        using (var log = new ProtocolLog(folder["log"], new Redactor([Secret]), TimeProvider.System, limit))
            foreach (var line in lines)
                log.Write("agent", Encoding.UTF8.GetBytes(line));
        return [.. File.ReadLines(folder["log"]).Select(line => JsonElement.Parse(line))];
    }
}
