using Interlock.Core.Text;
using Xunit;

namespace Interlock.Core.Tests.TextTests;

public sealed class RedactorTests
{
    private static readonly string Key =
        "-----BEGIN RSA PRIVATE KEY-----\n"
        + string.Concat(Enumerable.Repeat(new string('A', 64) + "\n", 20))
        + "-----END RSA PRIVATE KEY-----";

    private readonly Redactor redactor = new([
        "hunter2-hunter2",
        "pass\"word\\1",
        "multi\nline\nsecret",
        "short",
        "%percent and space",
    ]);

    [Theory]
    [InlineData("it is hunter2-hunter2!", "it is [redacted]!")]
    [InlineData("""{"p":"pass\"word\\1"}""", """{"p":"[redacted]"}""")]
    [InlineData("?q=%25percent%20and%20space&x", "?q=[redacted]&x")]
    [InlineData("a multi\nline\nsecret b", "a [redacted] b")]
    [InlineData("aHVudGVyMi1odW50ZXIy", "[redacted]")]
    [InlineData("a short word stays", "a short word stays")]
    [InlineData("hunter2-hunter2hunter2-hunter2", "[redacted][redacted]")]
    public void Values_of_secret_variables_are_replaced(string text, string expected) =>
        Assert.Equal(expected, redactor.Redact(text));

    [Theory]
    [InlineData("key sk-proj-abcdefghijklmnop0123456789 end", "key [redacted] end")]
    [InlineData("sk-" + "ant-api03-" + "abcdefghijklmnop_0123-AA", "[redacted]")]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345.", "[redacted].")]
    [InlineData("github_pat_11ABCDEFG0abcdefghijkl_0123456789", "[redacted]")]
    [InlineData("xoxb-0000000000-abcdefABCDEF", "[redacted]")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[redacted]")]
    [InlineData("Authorization: Bearer abc.def-ghi_jkl=", "Authorization: Bearer [redacted]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N", "[redacted]")]
    [InlineData("clone https://me:s3cr3tpw@example.com/x.git", "clone https://me:[redacted]@example.com/x.git")]
    [InlineData("glpat-0123456789abcdefghij", "[redacted]")]
    public void Tokens_of_known_shape_are_replaced(string text, string expected) =>
        Assert.Equal(expected, redactor.Redact(text));

    [Theory]
    [InlineData("task-list and risk-averse, disk-io-scheduler-thing-of-linux")]
    [InlineData("the bearer of news; basic training")]
    [InlineData("http://localhost:8080/path@2x.png mailto:a@b.example")]
    [InlineData("3f786850e387550fdab836ed7e6dc881de23001b src/sk-file.ts")]
    public void Ordinary_text_stays(string text) => Assert.Equal(text, redactor.Redact(text));

    [Fact]
    public void Private_keys_are_replaced_also_when_cut_off()
    {
        Assert.Equal("x [redacted] y", redactor.Redact($"x {Key} y"));
        Assert.Equal("x [redacted]", redactor.Redact($"x {Key[..300]}"));
        Assert.Equal(
            """{"key":"[redacted]\n"}""",
            redactor.Redact($$"""{"key":"{{Key.Replace("\n", "\\n", StringComparison.Ordinal)}}\n"}""")
        );
    }

    [Fact]
    public void A_secret_cut_into_any_two_pieces_is_still_found()
    {
        var text =
            $"one\nhunter2-hunter2\nmulti\nline\nsecret\nBearer abcdefghijklmnop\n{Key}\nlast sk-abcdefghijklmnopqrst";
        var expected = "one\n[redacted]\n[redacted]\nBearer [redacted]\n[redacted]\nlast [redacted]";
        for (var cut = 0; cut <= text.Length; cut++)
        {
            var stream = new RedactingText(redactor);
            Assert.Equal(expected, stream.Append(text[..cut]) + stream.Append(text[cut..]) + stream.Finish());
        }

        var slow = new RedactingText(redactor);
        Assert.Equal(expected, string.Concat(text.Select(c => slow.Append(c.ToString()))) + slow.Finish());
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("first\nhunt", "first\n")]
    [InlineData("a multi\n", "a ")]
    [InlineData("say hunter2-hunter2", "say ")]
    [InlineData("say hunter2-hunter2.", "say [redacted].")]
    [InlineData("my sk-abcdefghijklmnopqrstuv", "my ")]
    [InlineData("my sk-abcdefghijklmnopqrstuv and", "my [redacted] and")]
    [InlineData("Authorization: Bearer ", "Authorization: ")]
    [InlineData("Authorization: Bearer abc", "Authorization: ")]
    [InlineData("at https://user:pass", "at https")]
    [InlineData("is git", "is ")]
    [InlineData("key -----BEG", "key ")]
    public void Only_what_could_be_the_beginning_of_a_secret_is_held_back(string piece, string passedOn)
    {
        Assert.Equal(passedOn, new RedactingText(redactor).Append(piece));
    }

    [Fact]
    public void A_secret_that_became_known_meanwhile_is_found_too()
    {
        var known = redactor;
        var stream = new RedactingText(() => known);
        var start = stream.Append("it is sk");
        known = new Redactor([], ["sky-blue"]);
        Assert.Equal("it is [redacted]", start + stream.Append("y-blue") + stream.Finish());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_line_that_never_ends_is_passed_on_in_parts()
    {
        var stream = new RedactingText(redactor);
        var longest = 0;
        var all = await Task.Run(() =>
        {
            var text = "";
            for (var i = 0; i < 3000; i++)
            {
                text += stream.Append(new string('.', 50) + " hunter2-hun");
                text += stream.Append("ter2 " + new string('.', 50));
                longest = Math.Max(longest, stream.PendingLength);
            }

            return text + stream.Finish();
        });
        Assert.DoesNotContain("hunter2", all, StringComparison.Ordinal);
        Assert.Equal(3000, all.Split(Redactor.Mark).Length - 1);
        Assert.True(longest < 100_000);
    }
}
