using Interlock.Core.Git;
using Xunit;

namespace Interlock.Core.Tests.Git;

public sealed class BranchNameTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("feature/json-flag_2.0")]
    [InlineData("interlock/20260101-120000-abcd")]
    public void Plain_names_are_taken(string name) => Assert.Null(BranchName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("a/-x")]
    [InlineData("a..b")]
    [InlineData("a.lock")]
    [InlineData("a.lock/b")]
    [InlineData("a.LOCK")]
    [InlineData(".a")]
    [InlineData("a/.b")]
    [InlineData("a.")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a@{1}")]
    [InlineData("@")]
    [InlineData("$(id)")]
    [InlineData("`id`")]
    [InlineData("a|b")]
    [InlineData("a&b")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a%0ab")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a\u202Eb")]
    [InlineData("é")]
    [InlineData("HEAD")]
    [InlineData("refs/heads/x")]
    public void Names_that_could_do_harm_are_refused(string name)
    {
        var fault = BranchName.Check(name)!;
        Assert.Equal("bad_branch_name", fault.Class);
        Assert.DoesNotContain('\u202E', fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void A_very_long_name_is_refused() => Assert.NotNull(BranchName.Check(new string('a', 300)));
}
