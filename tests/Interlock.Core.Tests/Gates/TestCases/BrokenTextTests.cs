using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;
using Xunit;

namespace Interlock.Core.Tests.Gates.TestCases;

public sealed class BrokenTextTests
{
    private static readonly string[] Paths =
    [
        "test_a.py",
        "a.test.ts",
        "ATests.cs",
        "ATest.java",
        "ATest.kt",
        "a_test.go",
        "tests/a.rs",
        "spec/a_spec.rb",
        "tests/ATest.php",
    ];

    private static readonly string[] Pieces =
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ";",
        ",",
        ".",
        ":",
        "::",
        "->",
        "=>",
        "=",
        "==",
        "!=",
        "!",
        "@",
        "#",
        "#[",
        "<",
        ">",
        "\n",
        "\n    ",
        "\"",
        "'",
        "`",
        "def",
        "test_a",
        "class",
        "assert",
        "expect",
        "toBe",
        "it",
        "describe",
        "skip",
        "only",
        "[Fact]",
        "@Test",
        "func",
        "TestA",
        "if",
        "false",
        "try",
        "catch",
        "except",
        "return",
        "end",
        "do",
        "to",
        "eq",
        "Assert",
        "Equal",
        "1",
        "'x'",
        "\"y\"",
        "void",
        "fn",
        "mod",
        "should",
        "not",
        "raises",
        "parametrize",
        "each",
        "with",
        "or",
        "and",
        "||",
        "&&",
        "#if",
        "t",
        "Run",
        "assert_eq",
        "$this",
        "pytest",
        "mark",
    ];

    [Fact(Timeout = 30_000)]
    public async Task Any_soup_of_tokens_is_read_to_its_end()
    {
        await Task.Yield();
        var random = new Random(5);
        for (var round = 0; round < 1000; round++)
        {
            var text = string.Join(
                random.Next(4) == 0 ? "" : " ",
                Enumerable.Range(0, random.Next(120)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );
            foreach (var path in Paths)
            foreach (var test in TestReaders.Read(new SourceFile(path, text)))
                Assert.True(test.EndLine >= test.Line || test.IsRest, $"{path}: {text}");
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("(")]
    [InlineData("assert(")]
    [InlineData("expect(")]
    [InlineData("raises(")]
    [InlineData("if (a) { ")]
    [InlineData("try { ")]
    [InlineData("it('a', () => { ")]
    [InlineData("f() {")]
    [InlineData("a.b().")]
    [InlineData("assert not ")]
    [InlineData("describe 'a' do ")]
    [InlineData("#if false\n")]
    [InlineData("@Test void a() { ")]
    public async Task Deep_nesting_takes_no_longer(string piece)
    {
        await Task.Yield();
        var text = string.Concat(Enumerable.Repeat(piece, 1_000));
        var close = string.Concat(Enumerable.Repeat(piece.Contains('{', StringComparison.Ordinal) ? "}" : ")", 1_000));
        foreach (var path in Paths)
            Assert.NotNull(TestReaders.Read(new SourceFile(path, text + close)));
    }
}
