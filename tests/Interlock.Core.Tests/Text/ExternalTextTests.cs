using System.Globalization;
using Interlock.Core.Text;
using Xunit;

namespace Interlock.Core.Tests.TextTests;

public sealed class ExternalTextTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m \u009b1mbold", "red bold")]
    [InlineData("\u001b]0;new title\u0007text", "text")]
    [InlineData("\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001bP1$qm\u001b\\dcs \u0090q\u009cdone", "dcs done")]
    [InlineData("\u001b(B\u001b7\u001bcplain\u001b", "plain")]
    [InlineData("\u001b]0;never closed\nthe truth", "0;never closed\nthe truth")]
    [InlineData("\u001b[2J\u001b[1;1Hgone?", "gone?")]
    [InlineData("\u001b[\u001b[31mnested", "nested")]
    public void No_terminal_sequence_reaches_a_person(string text, string expected) =>
        Assert.Equal(expected, ExternalText.Clean(text, 1000));

    [Theory]
    [InlineData("a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf")]
    [InlineData("tab\tnul\0bell\u0007del\u007fback\b.", "tab\tnulbelldelback.")]
    [InlineData("user\u202Etxt.exe\u202C\u2066\u200F\u061C", "usertxt.exe")]
    [InlineData("pay\u200Bpal\uFEFF\u2060\u00AD", "paypal")]
    [InlineData("hi\U000E0068\U000E0069\U000E007F", "hi")]
    [InlineData("x\uFE00\uFE01\U000E0101\U000E0102", "x")]
    [InlineData("a\u200Db \u200D", "ab ")]
    public void Nothing_invisible_or_reordering_stays(string text, string expected) =>
        Assert.Equal(expected, ExternalText.Clean(text, 1000));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("lone \ufffd surrogate", ExternalText.Clean("lone \ud800 surrogate", 1000));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦 ❤️ naïve é 日本語 مى‌خواهم")]
    public void Honest_writing_stays_as_it_is(string text) => Assert.Equal(text, ExternalText.Clean(text, 1000));

    [Fact]
    public void Marks_piled_on_one_letter_are_bounded() =>
        Assert.Equal(9, ExternalText.Clean("a" + new string('\u0301', 5000), 10_000).Length);

    [Theory]
    [InlineData(KeptPart.Head, "0123[… 6 characters left out …]")]
    [InlineData(KeptPart.Tail, "[… 6 characters left out …]6789")]
    [InlineData(KeptPart.Both, "01[… 6 characters left out …]89")]
    public void A_long_text_is_shortened_and_says_so(KeptPart keep, string expected) =>
        Assert.Equal(expected, ExternalText.Clean("0123456789", 4, keep));

    [Theory]
    [InlineData(KeptPart.Head)]
    [InlineData(KeptPart.Tail)]
    [InlineData(KeptPart.Both)]
    public void Shortening_never_cuts_a_character_in_two(KeptPart keep)
    {
        var text = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦é", 40));
        var whole = Elements(text).ToHashSet();
        for (var limit = 0; limit < 60; limit++)
        {
            var parts = ExternalText.Clean(text, limit, keep).Split(['[', ']']);
            Assert.True(parts[0].Length + parts[2].Length <= limit);
            Assert.All([.. Elements(parts[0]), .. Elements(parts[2])], element => Assert.Contains(element, whole));
        }
    }

    [Fact]
    public void Half_a_character_of_bytes_is_replaced() =>
        Assert.Equal("ab\ufffd", ExternalText.Clean([(byte)'a', (byte)'b', 0xE2, 0x82], 100));

    [Fact]
    public void A_line_is_one_line() => Assert.Equal("a b c", ExternalText.Line(" a\n\tb\r\n\r\n c ", 100));

    [Fact(Timeout = 30_000)]
    public async Task Five_megabytes_of_hostile_text_are_cleaned_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("\u001b]0;x\u001b[31m\u202E\u001bP", 400_000));
        var clean = await Task.Run(() => ExternalText.Clean(text, 1000), TestContext.Current.CancellationToken);
        Assert.DoesNotContain('\u001b', clean);
    }

    private static IEnumerable<string> Elements(string text)
    {
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext(); )
            yield return e.GetTextElement();
    }
}
