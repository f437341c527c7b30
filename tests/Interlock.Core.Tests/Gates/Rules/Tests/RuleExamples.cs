using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

/// <summary>A body of a test in each language: what is written in place of <c>$</c> is its content.</summary>
internal static class RuleExamples
{
    public static (string Path, string Text) In(string language, string body, string mark = "") =>
        language switch
        {
            "py" => (
                "tests/test_cart.py",
                $"import cart\n{mark}\ndef test_total():\n    {body.Replace("\n", "\n    ", StringComparison.Ordinal)}\n"
            ),
            "js" => ("cart.test.js", $"test{mark}('total', () => {{\n{body}\n}})\n"),
            "cs" => (
                "tests/CartTests.cs",
                $"class CartTests {{\n[Fact{mark}]\npublic void Total()\n{{\n{body}\n}}\n}}\n"
            ),
            "java" => (
                "src/test/java/CartTest.java",
                $"class CartTest {{\n@Test {mark}\nvoid total()\n{{\n{body}\n}}\n}}\n"
            ),
            "go" => ("cart_test.go", $"package cart\nfunc TestTotal(t *testing.T) {{\n{mark}\n{body}\n}}\n"),
            "rs" => (
                "src/cart.rs",
                $"pub fn total() -> i32 {{ 3 }}\n#[cfg(test)]\nmod tests {{\n#[test]\n{mark}\nfn total_is() {{\n{body}\n}}\n}}\n"
            ),
            "rb" => (
                "spec/cart_spec.rb",
                $"describe Cart do\n{(mark.Length == 0 ? "it" : mark)} 'total' do\n{body}\nend\nend\n"
            ),
            "php" => (
                "tests/CartTest.php",
                $"<?php\nclass CartTest extends TestCase {{\n{mark}\npublic function testTotal(): void\n{{\n{body}\n}}\n}}\n"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        };

    /// <summary>What the rules say of a test that was changed so.</summary>
    public static string Change(string language, string before, string after, string mark = "")
    {
        var (path, old) = In(language, before);
        return Told.Findings(Changes.Of(Changes.File(path, old, In(language, after, mark).Text)));
    }

    /// <summary>What the rules say of a new test.</summary>
    public static string New(string language, string body, string mark = "")
    {
        var (path, text) = In(language, body, mark);
        return Told.Findings(Changes.Of(Changes.File(path, null, text)));
    }

    public static TheoryData<string, string> Exact { get; } =
        new()
        {
            { "py", "assert cart.total(2) == 3" },
            { "js", "expect(cart.total(2)).toBe(3)" },
            { "cs", "Assert.Equal(3, Cart.Total(2));" },
            { "java", "assertEquals(3, cart.total(2));" },
            { "go", "if got := Total(2); got != 3 { t.Errorf(\"%d\", got) }" },
            { "rs", "assert_eq!(total(2), 3);" },
            { "rb", "expect(cart.total(2)).to eq(3)" },
            { "php", "$this->assertSame(3, $cart->total(2));" },
        };
}
