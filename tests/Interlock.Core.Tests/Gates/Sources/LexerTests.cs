using Interlock.Core.Gates.Sources;
using Xunit;

namespace Interlock.Core.Tests.Gates.Sources;

public sealed class LexerTests
{
    [Theory]
    [InlineData("a.py", "x = 1 # skip\n\"\"\"doc\nmore\"\"\"\ny = r'\\'\n", "x = 1 'doc\nmore' y = '\\'")]
    [InlineData("a.js", "a = b / c; // no\nd = /[/]x/.test(e) /* skip\n */ f", "a = b / c ; d = '[/]x' . test ( e ) f")]
    [InlineData("a.js", "const s = `one\n${two}`; it.only('x')", "const s = 'one\n${two}' ; it . only ( 'x' )")]
    [InlineData(
        "A.cs",
        "var s = @\"a\"\"b\"; // c\nvar t = \"\"\"\n  \"q\"\n  \"\"\"; 'x'",
        "var s = 'a\"\"b' ; var t = '\n  \"q\"\n  ' ; 'x'"
    )]
    [InlineData(
        "a.rs",
        "fn f<'a>(x: &'a str) { /* a /* b */ c */ let c = '\\n'; r#\"q\"q\"# }",
        "fn f < ' a > ( x : & ' a str ) { let c = '\\n' ; 'q\"q' }"
    )]
    [InlineData(
        "a.sh",
        "set +e # no\ncurl a#b || true\ncat <<'EOF'\n|| true\nEOF\ndone",
        "set + e curl a # b | | true cat '|| true\n' done"
    )]
    [InlineData("a.rb", "x = <<~SQL\n  skip\nSQL\nlist << item\n# no\ny", "x = '  skip\n' list < < item y")]
    [InlineData("a.rb", "LIST << ITEM\nx.skip", "LIST < < ITEM x . skip")]
    [InlineData("a.sh", "n=$((1 << N))\nexit 0", "n = $ ( ( 1 < < N ) ) exit 0")]
    [InlineData("a.sh", "(a (b; cat <<E\n|| true\nE\n", "( a ( b ; cat '|| true\n'")]
    [InlineData("a.sh", "cat <<eof\n|| true\neof\nx", "cat '|| true\n' x")]
    [InlineData("a.sh", "cat <<EOF\nexit 0", "cat < < EOF exit 0")]
    [InlineData("a.js", "if (x) /`/.test(y); it.only()", "if ( x ) '`' . test ( y ) ; it . only ( )")]
    [InlineData("a.go", "s := `raw \\` + 'c' // no", "s : = 'raw \\' + 'c'")]
    [InlineData("a.php", "$a = 'it\\'s'; # no\n// no\n$b", "$a = 'it\\'s' ; $b")]
    [InlineData("a.yml", "run: npm test # no\nkey: 'it''s'", "run : npm test key : 'it''s'")]
    public void Comments_are_no_tokens_and_strings_are_one(string path, string text, string expected) =>
        Assert.Equal(expected, Show(new SourceFile(path, text)));

    // Each was quadratic once: minutes for a text that an agent writes in a second.
    [Theory(Timeout = 30_000)]
    [InlineData("a.sh", "cat <<x{0}\n")]
    [InlineData("a.sh", "( << a{0} ")]
    [InlineData("a.js", "=/[{0}")]
    [InlineData("a.js", "(a{0})/")]
    [InlineData("a.rs", "/*{0}")]
    [InlineData("a.py", "\"\"\"{0}")]
    public Task A_hostile_text_costs_no_more_than_its_length(string path, string piece)
    {
        var text = string.Concat(
            Enumerable
                .Range(0, 100_000)
                .Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, piece, n))
        );
        return Task.Run(() => Assert.NotEmpty(new SourceFile(path, "start\n" + text + "\nend */ \"\"\" x").Tokens));
    }

    [Fact]
    public void Tokens_know_their_lines()
    {
        var file = new SourceFile("a.py", "a\n'''x\ny'''\nb\n");
        Assert.Equal([1, 2, 4], file.Tokens.Select(token => token.Line));
    }

    [Fact]
    public void Broken_text_is_read_to_its_end()
    {
        foreach (var path in (string[])["a.py", "a.js", "A.cs", "a.rs", "a.sh", "a.rb", "a.php", "a.xml", "a.toml"])
        foreach (
            var text in (string[])
                ["\"", "'", "`", "/*", "<<EOF\nx", "/[", "r#\"", "\"\"\"", "@\"", "<!--", "=begin\n", "\\", "'\\"]
        )
            Assert.Equal(
                "end",
                new SourceFile(path, $"{text}\n\"'`*/-->]/\"#\n\"\"\"\nEOF\n=end\nend").Tokens[^1].Text[^3..]
            );
    }

    private static string Show(SourceFile file) =>
        string.Join(' ', file.Tokens.Select(token => token.Kind == TokenKind.Literal ? $"'{token.Text}'" : token.Text));
}
