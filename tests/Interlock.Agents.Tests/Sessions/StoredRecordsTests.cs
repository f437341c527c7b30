using Interlock.Agents.Sessions;
using Interlock.Core.Text;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Sessions;

public sealed class StoredRecordsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_secret_is_taken_out_of_the_records_and_nothing_else_is_changed()
    {
        const string blob = """{"encrypted":"sk-ant-REASONINGREASONINGREASONING1234"}""";
        var before = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var file = Record($"{{\"text\":\"key is hunter2hunter2!\"}}\n{blob}\n");
        File.SetLastWriteTimeUtc(file, before);

        StoredRecords.Redact(folder["sessions"], new Redactor(["hunter2hunter2"]));

        Assert.Equal($"{{\"text\":\"key is [redacted]!\"}}\n{blob}\n", File.ReadAllText(file));
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
        Assert.Equal([file], Directory.EnumerateFiles(folder["sessions/2026"]));
    }

    [Fact]
    public void A_short_secret_leaves_ids_numbers_and_the_words_of_the_protocol_as_they_are()
    {
        const string line =
            """{"type":"user","uuid":"a-1234-b","at":1234,"role":"user","n":"x1234","text":"1234 is the user's","signature":"user"}""";
        var file = Record(line + "\n");

        StoredRecords.Redact(folder["sessions"], new Redactor([], ["1234", "user"]));

        Assert.Equal(
            line.Replace("1234 is the user's", "[redacted] is the [redacted]'s", StringComparison.Ordinal) + "\n",
            File.ReadAllText(file)
        );
    }

    [Fact]
    public void A_secret_is_found_inside_json_that_is_a_text_of_json_and_in_a_line_that_was_cut_off()
    {
        var file = Record(
            """
            {"arguments":"{\"word\":\"hun\\\"ter2hunter\"}"}
            {"text":"hun\"ter2hunter
            """
        );

        StoredRecords.Redact(folder["sessions"], new Redactor(["hun\"ter2hunter"]));

        Assert.DoesNotContain("ter2hunter", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith(
            """{"arguments":"{\"word\":\"[redacted]\"}"}""",
            File.ReadAllText(file),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_link_in_the_place_of_a_record_is_not_followed()
    {
        var own = folder["own.jsonl"];
        File.WriteAllText(own, "hunter2hunter2\n");
        Directory.CreateDirectory(folder["sessions"]);
        File.CreateSymbolicLink(folder["sessions/rollout-1.jsonl"], own);

        StoredRecords.Redact(folder["sessions"], new Redactor(["hunter2hunter2"]));

        Assert.Equal("hunter2hunter2\n", File.ReadAllText(own));
    }

    [Theory]
    [InlineData("openai:gpt-5.5", "hihg", "high")]
    [InlineData("claude", "mx", "max")]
    public void An_effort_that_does_not_exist_is_refused_with_the_nearest_one(
        string agent,
        string effort,
        string nearest
    )
    {
        Assert.Contains($"'{nearest}'", Efforts.Wrong(agent, effort)!.Message, StringComparison.Ordinal);
        Assert.Null(Efforts.Wrong(agent, nearest));
    }

    private string Record(string text)
    {
        var file = folder["sessions/2026/rollout-1.jsonl"];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
