using System.Text;
using Interlock.Core.Changes;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class LinkPolicyTests
{
    [Theory]
    [InlineData("link -> file", "")]
    [InlineData("a/b/link -> ../../file", "")]
    [InlineData("a/link -> ../a/../b/./c", "")]
    [InlineData("link -> missing/target", "")]
    [InlineData("link -> .", "")]
    [InlineData("link -> .gitignore", "")]
    [InlineData("link -> ..", "link:symlink_escape")]
    [InlineData("link -> /etc/passwd", "link:symlink_escape")]
    [InlineData("link -> ../outside", "link:symlink_escape")]
    [InlineData("a/link -> ../../outside", "a/link:symlink_escape")]
    [InlineData("a/link -> b/../../../outside", "a/link:symlink_escape")]
    [InlineData("link -> C:/Windows", "link:symlink_escape")]
    [InlineData("link -> \\\\server\\share", "link:symlink_escape")]
    [InlineData("link -> a\\..\\..\\x", "link:symlink_escape")]
    [InlineData("link -> a\\b/../../x", "link:symlink_escape")]
    [InlineData("link -> .git/config", "link:symlink_to_git")]
    [InlineData("link -> sub/.GIT", "link:symlink_to_git")]
    [InlineData("a/link -> ../git~1/hooks", "a/link:symlink_to_git")]
    [InlineData("link -> .g\u200Cit", "link:symlink_to_git")]
    [InlineData("link -> link", "link:symlink_loop")]
    [InlineData("x -> y; y -> x", "x:symlink_loop y:symlink_loop")]
    // d is a folder deep inside; through it, ".." goes elsewhere than the text says.
    [InlineData("d -> a/b/c; link -> d/../x", "")]
    [InlineData("deep/d -> ../top; deep/link -> d/../../x", "deep/link:symlink_escape")]
    [InlineData("one -> two; two -> /tmp", "one:symlink_escape two:symlink_escape")]
    public void A_link_is_followed_on_paper(string links, string expected)
    {
        var refused = EntryPolicy.JudgeLinks(Parse(links), _ => true);
        Assert.Equal(expected, string.Join(' ', refused.Select(r => $"{r.Path}:{r.Reason}")));
    }

    [Fact]
    public void A_link_of_the_base_that_leaves_the_tree_is_left_alone() =>
        Assert.Empty(
            EntryPolicy.JudgeLinks(Parse("old -> /usr/share; new -> file"), p => Encoding.UTF8.GetString(p) == "new")
        );

    [Fact]
    public void A_new_link_that_bends_an_old_one_outwards_is_the_one_refused()
    {
        // The base has old -> dir/../../sub/x with dir at sub/dir; dir becomes a link to the top.
        var refused = EntryPolicy.JudgeLinks(
            Parse("sub/old -> dir/../x; sub/dir -> ../top"),
            p => Encoding.UTF8.GetString(p) == "sub/dir"
        );
        Assert.Empty(refused);
        refused = EntryPolicy.JudgeLinks(
            Parse("sub/old -> dir/../../x; sub/dir -> ../top"),
            p => Encoding.UTF8.GetString(p) == "sub/dir"
        );
        Assert.Equal("sub/dir", Assert.Single(refused).Path.Text);
    }

    private static Dictionary<byte[], byte[]> Parse(string links) =>
        links
            .Split("; ")
            .Select(l => l.Split(" -> "))
            .ToDictionary(l => Encoding.UTF8.GetBytes(l[0]), l => Encoding.UTF8.GetBytes(l[1]), new ByteComparer());

    private sealed class ByteComparer : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
