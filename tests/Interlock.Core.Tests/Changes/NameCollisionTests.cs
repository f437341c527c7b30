using System.Text;
using Interlock.Core.Changes;
using Xunit;

namespace Interlock.Core.Tests.Changes;

public sealed class NameCollisionTests
{
    [Theory]
    [InlineData("README.MD", "README.md", "README.MD")]
    [InlineData("src/b.txt", "SRC/a.txt", "src/b.txt")]
    [InlineData("src/b.txt", "SRC/a.txt|src/a.txt", "")]
    [InlineData("A|a", "", "a")]
    [InlineData("dir/X|dir/x|dir/y", "dir/z", "dir/x")]
    [InlineData("caf\u00E9", "cafe\u0301", "caf\u00E9")]
    [InlineData("CAFE\u0301", "caf\u00E9", "CAFE\u0301")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u212A", "k", "\u212A")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307", "q\u0307\u0323")]
    [InlineData("\u1E9B\u0323", "\u1E69", "\u1E9B\u0323")]
    [InlineData("caf\u00E9", "cafe", "")]
    [InlineData("a/b", "a/c", "")]
    [InlineData("new", "old", "")]
    [InlineData("\u0391", "A", "")]
    public void Names_that_fall_together_are_found(string introduced, string kept, string refused) =>
        Assert.Equal(
            refused,
            string.Join('|', EntryPolicy.JudgeCollisions(Paths(introduced), Paths(kept)).Select(r => r.Path.Text))
        );

    [Fact]
    public void Different_bytes_that_are_no_text_do_not_collide() =>
        Assert.Empty(
            EntryPolicy.JudgeCollisions(
                [
                    [0xE9],
                    [0xE8],
                    Encoding.UTF8.GetBytes("\u00E9"),
                ],
                [
                    [0xC3],
                ]
            )
        );

    private static List<byte[]> Paths(string list) =>
        [.. list.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
}
