using FsCheck;
using FsCheck.Fluent;
using Interlock.Core.Git;
using Interlock.Loops.Ship.Ownership;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Ownership;

public sealed class OwnedFilesTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("src/a.js", "src/a.js", true)]
    [InlineData("src/a.js", "src/A.js", false)]
    [InlineData("src/a.js", "x/src/a.js", false)]
    [InlineData("./src//a.js", "src/a.js", true)]
    [InlineData("*.md", "README.md", true)]
    [InlineData("*.md", "docs/a.md", false)]
    [InlineData("*.md", ".md", true)]
    [InlineData("docs/**", "docs/a/b.md", true)]
    [InlineData("docs/**", "docs", false)]
    [InlineData("docs/**", "docsy/a", false)]
    [InlineData("docs/", "docs/a/.hidden", true)]
    [InlineData("**/*.md", "a.md", true)]
    [InlineData("**/*.md", "a/b/c.md", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "ab", false)]
    [InlineData("a**b", "a/x/b", true)]
    [InlineData("src/?.js", "src/é.js", true)]
    [InlineData("src/?.js", "src/😀.js", true)]
    [InlineData("src/?.js", "src/ab.js", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("src/[a-c].js", "src/b.js", true)]
    [InlineData("src/[!a-c].js", "src/b.js", false)]
    [InlineData("src/[!a-c].js", "src/d.js", true)]
    [InlineData("a[!x]b", "a/b", false)]
    [InlineData("app/[id]/page.tsx", "app/[id]/page.tsx", true)]
    [InlineData("app/[id]/**", "app/[id]/page.tsx", true)]
    [InlineData("{src,lib}/*.js", "lib/a.js", true)]
    [InlineData("{src,lib}/*.js", "bin/a.js", false)]
    [InlineData("a{,.min}.js", "a.min.js", true)]
    [InlineData("a{b{c,d},e}f", "abdf", true)]
    [InlineData("{{name}}/setup.py", "{{name}}/setup.py", true)]
    [InlineData("a[b", "a[b", true)]
    [InlineData("a{b", "a{b", true)]
    [InlineData("**", "any/thing", true)]
    [InlineData("**", ".git/config", false)]
    [InlineData("**", "a/.GIT/config", false)]
    [InlineData("**", "a/git~1/config", false)]
    [InlineData("**", ".git. /config", false)]
    [InlineData("**", ".git::$INDEX_ALLOCATION/x", false)]
    [InlineData("**", ".g\u200cit/config", false)]
    [InlineData("**", ".gitignore", true)]
    [InlineData("**", "node_modules/x", false)]
    [InlineData("**", ".interlock/x", false)]
    [InlineData("/a", "a", false)]
    public Task A_pattern_owns_what_it_says(string pattern, string path, bool owned)
    {
        Assert.Equal(owned, OwnedFiles.From([pattern]).Owns(RepoPath.FromPlain(path)));
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task A_name_that_is_no_unicode_is_owned_by_its_folder()
    {
        var path = RepoPath.FromBytes("docs/caf\u00e9"u8[..^1]);
        Assert.True(OwnedFiles.From(["docs/"]).Owns(path));
        Assert.True(OwnedFiles.From(["docs/caf?"]).Owns(path));
        Assert.False(OwnedFiles.From(["docs/caf"]).Owns(path));
        return Task.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public Task The_automaton_agrees_with_trying_everything()
    {
        var pieces = Gen.Elements("a", "b", "/", "*", "**", "**/", "?", "[ab]", "{a,b/a}", "{,a}", "a/", "[");
        var patterns = pieces
            .ListOf()
            .Select(list => string.Concat(list.Take(7)))
            .Where(text =>
                !text.Contains("//", StringComparison.Ordinal)
                && !text.StartsWith('/')
                && !text.Contains("***", StringComparison.Ordinal)
            )
            // Stars right after a choice are inside a segment for the parser, and at its start for whoever expands
            // the choice first.
            .Where(text => !text.Contains("}**", StringComparison.Ordinal));
        var paths = Gen.Elements("a", "b", "/", "[", "ab")
            .ListOf()
            .Select(list => string.Concat(list.Take(7)).Trim('/'))
            .Where(text => text.Length > 0 && !text.Contains("//", StringComparison.Ordinal));
        var pairs = Gen.Zip(patterns, paths).Select(pair => (Pattern: pair.Item1, Path: pair.Item2)).ToArbitrary();
        Prop.ForAll(
                pairs,
                pair =>
                    OwnedFiles.From([pair.Pattern]).Owns(RepoPath.FromPlain(pair.Path))
                    == NaiveGlob.Matches(pair.Pattern, pair.Path)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("*a")]
    [InlineData("**/a")]
    [InlineData("{a,aa}")]
    [InlineData("[a]*")]
    [InlineData("{")]
    public Task A_pattern_made_to_backtrack_takes_no_longer(string piece)
    {
        var pattern = string.Concat(Enumerable.Repeat(piece, 1000 / piece.Length)) + "!";
        Assert.False(OwnedFiles.From([pattern]).Owns(RepoPath.FromPlain(new string('a', 4000))));
        return Task.CompletedTask;
    }
}
