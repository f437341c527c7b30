using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Scope;

public sealed class DocsOnlyTests
{
    private const string Id = "docs-only";

    [Theory]
    [InlineData("README.md", "a", "b", "block")]
    [InlineData("STATUS.rst", null, "All tests pass.", "block")]
    [InlineData("notes/status.json", null, "{\"done\": true}", "block")]
    [InlineData("a.py", "x = 1\n", "x = 1 # better\n\n", "block")]
    [InlineData("a.py", "def f():\n    return 1\n", "def f():\n    '''Says.'''\n    return 1\n", "block")]
    [InlineData("a.js", "f(1);", "// done\nf( 1 );\n", "block")]
    [InlineData("A.cs", "class A;", "/// <summary>A.</summary>\nclass A;", "block")]
    [InlineData("a.go", null, "// nothing\n", "block")]
    [InlineData("page.html", "<p>a</p>", "<p>a</p>\n\n", "block")]
    [InlineData("a.py", "if x:\n    a()\nb()\n", "if x:\n    a()\n    b()\n", "")]
    [InlineData("a.py", "x = 1\n", "x = 2\n", "")]
    [InlineData("a.js", "f('a # b')", "f('a # c')", "")]
    [InlineData("pkg/__init__.py", null, "", "")]
    [InlineData("requirements.txt", "a==1", "a==2", "")]
    [InlineData("a.py", "x = 1\n", null, "")]
    [InlineData("page.html", "<p>a</p>", "<p>b</p>", "")]
    public void Words_instead_of_work_do_not_pass(string path, string? before, string? after, string expected) =>
        Assert.Equal(expected, Changes.Say(Id, path, before, after));

    [Fact]
    public void Words_beside_work_and_words_that_were_asked_for_pass()
    {
        var words = Changes.File("README.md", "a", "b");
        Assert.Equal("", Changes.Say(Id, Changes.Of(words, Changes.File("a.py", "x = 1", "x = 2"))));
        Assert.Equal("block", Changes.Say(Id, Changes.Of(words, Changes.File("a.py", "x = 1", "x = 1\n\n"))));
        Assert.Equal("", Changes.Say(Id, Changes.Of(words) with { WantsWork = false }));
    }
}
