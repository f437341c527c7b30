using System.Text;
using Interlock.Core.Changes;
using Interlock.Core.Workspaces.Files;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class EntryPolicyTests
{
    [Theory]
    [InlineData("src/app.cs")]
    [InlineData("a b/c-d_e.f")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".gitignore")]
    [InlineData(".gitmodules")]
    [InlineData(".gitattributes")]
    [InlineData("docs/git~rules.md")]
    [InlineData("legit.git/x")]
    [InlineData("console.log")]
    [InlineData("com10.txt")]
    [InlineData("auxiliary.c")]
    [InlineData("prix-€.txt")]
    [InlineData("日本語/ファイル.txt")]
    [InlineData("emoji-😀.md")]
    [InlineData("back\\slash")]
    [InlineData("$(id)")]
    [InlineData("-rf")]
    [InlineData("a'b\"c`d")]
    [InlineData("...three")]
    public void An_ordinary_name_stays(string path) => Assert.Null(EntryPolicy.JudgeName(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData(".git", "git_directory")]
    [InlineData(".git/hooks/pre-commit", "git_directory")]
    [InlineData("sub/.git/config", "git_directory")]
    [InlineData(".GIT/config", "git_directory")]
    [InlineData(".gIt", "git_directory")]
    [InlineData("git~1", "git_directory")]
    [InlineData("GIT~1/x", "git_directory")]
    [InlineData("git~2", "git_directory")]
    [InlineData(".git.", "git_directory")]
    [InlineData(".git ", "git_directory")]
    [InlineData(".git . ./x", "git_directory")]
    [InlineData(".git::$INDEX_ALLOCATION/x", "git_directory")]
    [InlineData(".git:stream", "git_directory")]
    [InlineData(".g\u200Cit/x", "git_directory")]
    [InlineData("\u200D.git", "git_directory")]
    [InlineData(".git\uFEFF", "git_directory")]
    [InlineData(".G\u202AI\u206FT", "git_directory")]
    [InlineData("a\\.git", "git_directory")]
    [InlineData(".git\\hooks", "git_directory")]
    [InlineData(".GitModules", "git_modules_guise")]
    [InlineData(".gitmodules.", "git_modules_guise")]
    [InlineData("gitmod~1", "git_modules_guise")]
    [InlineData("GI7EBA~1", "git_modules_guise")]
    [InlineData(".git\u200Cmodules", "git_modules_guise")]
    [InlineData("../x", "parent_segment")]
    [InlineData("a/../../x", "parent_segment")]
    [InlineData("a/./x", "parent_segment")]
    [InlineData("a\\..\\..\\x", "parent_segment")]
    [InlineData("/etc/passwd", "absolute_path")]
    [InlineData("", "empty_segment")]
    [InlineData("a//b", "empty_segment")]
    [InlineData("a/", "empty_segment")]
    [InlineData("new\nline", "control_character")]
    [InlineData("tab\there", "control_character")]
    [InlineData("\u001B[2Jclear", "control_character")]
    [InlineData("del\u007F", "control_character")]
    [InlineData("c1\u009Bx", "control_character")]
    [InlineData("line\u2028sep", "control_character")]
    [InlineData("gpj.\u202Etxt", "invisible_character")]
    [InlineData("zero\u200Bwidth", "invisible_character")]
    [InlineData("isolate\u2066x", "invisible_character")]
    [InlineData("tag\U000E0041", "invisible_character")]
    [InlineData("soft\u00ADhyphen", "invisible_character")]
    [InlineData("filler\u3164", "invisible_character")]
    [InlineData("file.txt:stream", "colon")]
    [InlineData("aux", "reserved_name")]
    [InlineData("src/AUX.c", "reserved_name")]
    [InlineData("nul.tar.gz", "reserved_name")]
    [InlineData("com1", "reserved_name")]
    [InlineData("LPT9.txt", "reserved_name")]
    [InlineData("com².log", "reserved_name")]
    [InlineData("con .txt", "reserved_name")]
    [InlineData("conin$", "reserved_name")]
    [InlineData("name.", "trailing_dot_or_space")]
    [InlineData("dir /x", "trailing_dot_or_space")]
    public void A_hostile_name_is_refused(string path, string reason)
    {
        var refused = EntryPolicy.JudgeName(Encoding.UTF8.GetBytes(path));
        Assert.Equal(reason, refused?.Reason);
        Assert.EndsWith(".", refused!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_legal_in_a_name()
    {
        Assert.Null(EntryPolicy.JudgeName([0xFF, 0xFE, (byte)'a', 0x80]));
        Assert.Null(EntryPolicy.JudgeName([(byte)'d', (byte)'/', 0xE9]));
    }

    [Fact]
    public void Lengths_are_limited_as_file_systems_limit_them()
    {
        Assert.Null(EntryPolicy.JudgeName(Repeat('a', 255)));
        Assert.Equal("name_too_long", EntryPolicy.JudgeName(Repeat('a', 256))?.Reason);
        var longest = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("abcdefg/", 511)) + "abcdefg");
        Assert.Equal(4095, longest.Length);
        Assert.Null(EntryPolicy.JudgeName(longest));
        Assert.Equal("path_too_long", EntryPolicy.JudgeName([.. longest, (byte)'x'])?.Reason);
    }

    [Theory]
    [InlineData(0x81A4, 10, null)]
    [InlineData(0x81ED, 10, null)]
    [InlineData(0x8124, 10, null)]
    [InlineData(0xA1FF, 10, null)]
    [InlineData(0x89ED, 10, "special_mode")]
    [InlineData(0x85ED, 10, "special_mode")]
    [InlineData(0x83ED, 10, "special_mode")]
    [InlineData(0x81A4, 101, "file_too_large")]
    [InlineData(0x11A4, 0, "fifo")]
    [InlineData(0xC1A4, 0, "socket")]
    [InlineData(0x21A4, 0, "device")]
    [InlineData(0x61A4, 0, "device")]
    public void Kinds_modes_and_sizes_are_judged(int mode, long size, string? reason)
    {
        var policy = new EntryPolicy(new EntryLimits(MaxFileBytes: 100));
        var stat = default(FileStat) with { Mode = (uint)mode, Size = size, Links = 1 };
        Assert.Equal(reason, policy.JudgeKind("x"u8, stat)?.Reason);
    }

    private static byte[] Repeat(char c, int count) => Encoding.ASCII.GetBytes(new string(c, count));
}
