using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

public sealed class TestRulesTests
{
    public static TheoryData<string, string> Exact => RuleExamples.Exact;

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_test_that_is_only_laid_out_anew_passes(string language, string body) =>
        Assert.Equal("", RuleExamples.Change(language, body, "\n" + body + "\n"));

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_new_test_with_a_demand_passes(string language, string body) =>
        Assert.Equal("", RuleExamples.New(language, body));

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_deleted_test_blocks_and_a_moved_one_does_not(string language, string body)
    {
        var (path, text) = RuleExamples.In(language, body);
        var folder = path.Contains('/', StringComparison.Ordinal)
            ? path.Insert(path.LastIndexOf('/'), "/deep")
            : "deep/" + path;
        // Rust's tests go with the product's file that they are in.
        Assert.Equal(
            language == "rs" ? "test-deleted?" : "test-deleted",
            Told.Findings(Changes.Of(Changes.File(path, text, null)))
        );
        Assert.Equal("", Told.Findings(Changes.Of(Changes.File(folder, null, text), Changes.File(path, text, null))));
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_renamed_test_is_not_deleted(string language, string body)
    {
        var (path, text) = RuleExamples.In(language, body + "\n" + body.Replace('2', '5'));
        var renamed = text.Replace("total_is", "total_was", StringComparison.Ordinal)
            .Replace("test_total", "test_sum_of_all", StringComparison.Ordinal)
            .Replace("'total'", "'sum of all'", StringComparison.Ordinal)
            .Replace("void Total", "void Sum_of_all", StringComparison.Ordinal)
            .Replace("void total", "void sumOfAll", StringComparison.Ordinal)
            .Replace("TestTotal", "TestSumOfAll", StringComparison.Ordinal)
            .Replace("testTotal", "testSumOfAll", StringComparison.Ordinal);
        Assert.NotEqual(text, renamed);
        Assert.Equal("", Told.Findings(Changes.Of(Changes.File(path, text, renamed))));
    }

    [Theory]
    [InlineData("py", "@pytest.mark.skip")]
    [InlineData("py", "@pytest.mark.xfail")]
    [InlineData("js", ".skip")]
    [InlineData("js", ".todo")]
    [InlineData("cs", "(Skip = \"later\")")]
    [InlineData("cs", ", Ignore")]
    [InlineData("java", "@Disabled")]
    [InlineData("go", "t.Skip(\"later\")")]
    [InlineData("rs", "#[ignore]")]
    [InlineData("rb", "xit")]
    [InlineData("php", "#[Ignore]")]
    public void A_skipped_test_blocks(string language, string mark)
    {
        var body = RuleExamples.Exact.Single(row => row.Data.Item1 == language).Data.Item2;
        Assert.Equal("test-skipped", RuleExamples.Change(language, body, body, mark));
        Assert.Equal("test-skipped", RuleExamples.New(language, body, mark));
    }

    [Theory]
    [InlineData("js", ".only")]
    [InlineData("rb", "fit")]
    public void A_focused_test_blocks(string language, string mark)
    {
        var body = RuleExamples.Exact.Single(row => row.Data.Item1 == language).Data.Item2;
        Assert.Equal("test-focused", RuleExamples.Change(language, body, body, mark));
    }

    [Theory]
    [InlineData("py", "pass")]
    [InlineData("py", "cart.total(2)")]
    [InlineData("js", "cart.total(2)")]
    [InlineData("cs", "Cart.Total(2);")]
    [InlineData("java", "cart.total(2);")]
    [InlineData("go", "Total(2)")]
    [InlineData("rs", "total(2);")]
    [InlineData("rb", "cart.total(2)")]
    [InlineData("php", "$cart->total(2);")]
    public void An_emptied_test_blocks_and_a_new_one_without_demand_too(string language, string after)
    {
        var body = RuleExamples.Exact.Single(row => row.Data.Item1 == language).Data.Item2;
        Assert.Equal("test-emptied", RuleExamples.Change(language, body, after));
        Assert.Equal("test-without-assertion", RuleExamples.New(language, after));
    }

    [Theory]
    [InlineData("py", "return\nassert cart.total(2) == 3")]
    [InlineData("js", "return;\nexpect(cart.total(2)).toBe(3)")]
    [InlineData("cs", "return;\nAssert.Equal(3, Cart.Total(2));")]
    [InlineData("go", "return\nif got := Total(2); got != 3 { t.Errorf(\"%d\", got) }")]
    [InlineData("rs", "return;\nassert_eq!(total(2), 3);")]
    [InlineData("rb", "return\nexpect(cart.total(2)).to eq(3)")]
    [InlineData("php", "return;\n$this->assertSame(3, $cart->total(2));")]
    [InlineData("py", "if False:\n    assert cart.total(2) == 3")]
    [InlineData("py", "try:\n    assert cart.total(2) == 3\nexcept Exception:\n    pass")]
    [InlineData("js", "try { expect(cart.total(2)).toBe(3) } catch { }")]
    [InlineData("cs", "try { Assert.Equal(3, Cart.Total(2)); } catch (Exception) { }")]
    [InlineData("java", "if (false) { assertEquals(3, cart.total(2)); }")]
    public void A_test_whose_assertions_are_never_reached_or_swallowed_blocks(string language, string after)
    {
        var body = RuleExamples.Exact.Single(row => row.Data.Item1 == language).Data.Item2;
        Assert.Equal("assertion-tautological test-emptied", RuleExamples.Change(language, body, after));
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_removed_assertion_blocks(string language, string body) =>
        Assert.Equal(
            "assertion-removed",
            RuleExamples.Change(language, body + "\n" + body.Replace('2', '5').Replace('3', '6'), body)
        );

    [Theory]
    [InlineData("py", "assert cart.total(2) is not None")]
    [InlineData("py", "assert cart.total(2) > 0")]
    [InlineData("py", "assert cart.total(2)")]
    [InlineData("py", "assert cart.total(2) == pytest.approx(3, abs=5)")]
    [InlineData("py", "assert isinstance(cart.total(2), int)")]
    [InlineData("js", "expect(cart.total(2)).toBeDefined()")]
    [InlineData("js", "expect(cart.total(2)).toBeTruthy()")]
    [InlineData("js", "expect(cart.total(2)).toEqual(expect.any(Number))")]
    [InlineData("js", "expect(cart.total(2)).not.toBe(4)")]
    [InlineData("cs", "Assert.NotNull(Cart.Total(2));")]
    [InlineData("cs", "Assert.True(Cart.Total(2) > 0);")]
    [InlineData("java", "assertNotNull(cart.total(2));")]
    [InlineData("java", "assertTrue(cart.total(2) > 0);")]
    [InlineData("go", "if got := Total(2); got == 0 { t.Errorf(\"%d\", got) }")]
    [InlineData("rs", "assert!(total(2) > 0);")]
    [InlineData("rb", "expect(cart.total(2)).not_to be_nil")]
    [InlineData("php", "$this->assertNotNull($cart->total(2));")]
    public void A_weakened_assertion_blocks(string language, string after)
    {
        var body = RuleExamples.Exact.Single(row => row.Data.Item1 == language).Data.Item2;
        Assert.Equal("assertion-weakened", RuleExamples.Change(language, body, after));
    }

    [Theory]
    [InlineData("py", "assert abs(cart.total(2) - 3) < 0.01", "assert abs(cart.total(2) - 3) < 10")]
    [InlineData(
        "py",
        "assert cart.total(2) == pytest.approx(3, abs=0.01)",
        "assert cart.total(2) == pytest.approx(3, abs=1)"
    )]
    [InlineData(
        "py",
        "self.assertAlmostEqual(cart.total(2), 3, places=5)",
        "self.assertAlmostEqual(cart.total(2), 3, places=0)"
    )]
    [InlineData("js", "expect(cart.total(2)).toBeCloseTo(3, 5)", "expect(cart.total(2)).toBeCloseTo(3, 0)")]
    [InlineData("js", "expect(cart.total(2)).toBeGreaterThan(3)", "expect(cart.total(2)).toBeGreaterThan(0)")]
    [InlineData("cs", "Assert.Equal(3.1, Cart.Total(2), 5);", "Assert.Equal(3.1, Cart.Total(2), 0);")]
    [InlineData("java", "assertEquals(3.1, cart.total(2), 0.001);", "assertEquals(3.1, cart.total(2), 1.0);")]
    [InlineData("rb", "expect(cart.total(2)).to be_within(0.01).of(3)", "expect(cart.total(2)).to be_within(5).of(3)")]
    [InlineData(
        "py",
        "with pytest.raises(ValueError):\n    cart.total(2)",
        "with pytest.raises(Exception):\n    cart.total(2)"
    )]
    [InlineData("js", "expect(() => cart.total(2)).toThrow(RangeError)", "expect(() => cart.total(2)).toThrow()")]
    [InlineData(
        "cs",
        "Assert.Throws<FormatException>(() => Cart.Total(2));",
        "Assert.ThrowsAny<Exception>(() => Cart.Total(2));"
    )]
    [InlineData(
        "rb",
        "expect { cart.total(2) }.to raise_error(ArgumentError)",
        "expect { cart.total(2) }.to raise_error"
    )]
    public void A_wider_tolerance_or_error_blocks_and_a_narrower_one_does_not(
        string language,
        string narrow,
        string wide
    )
    {
        Assert.Equal("assertion-weakened", RuleExamples.Change(language, narrow, wide));
        Assert.Equal("", RuleExamples.Change(language, wide, narrow));
    }

    [Theory]
    [InlineData("py", "assert True")]
    [InlineData("py", "x = 1\nassert x == x")]
    [InlineData("py", "assert (cart.total(2) == 4, 'wrong')")]
    [InlineData("js", "expect(true).toBe(true)")]
    [InlineData("js", "expect(cart.total(2))")]
    [InlineData("cs", "Assert.True(true);")]
    [InlineData("java", "assertEquals(3, 3);")]
    [InlineData("go", "assert.Equal(t, 3, 3)")]
    [InlineData("rs", "assert!(true);")]
    [InlineData("rb", "expect(true).to eq(true)")]
    [InlineData("php", "$this->assertTrue(true);")]
    public void A_new_tautology_blocks(string language, string body) =>
        Assert.Equal("assertion-tautological", RuleExamples.New(language, body));

    [Theory]
    [MemberData(nameof(Exact))]
    public void A_changed_expected_value_blocks_alone_and_is_told_with_the_product(string language, string body)
    {
        var (path, text) = RuleExamples.In(language, body);
        var test = Changes.File(
            path,
            text,
            text.Replace("3)", "4)", StringComparison.Ordinal)
                .Replace("== 3", "== 4", StringComparison.Ordinal)
                .Replace("!= 3", "!= 4", StringComparison.Ordinal)
                .Replace("(3,", "(4,", StringComparison.Ordinal)
        );
        var source = Changes.File("lib/other.py", "a = 1\n", "a = 2\n");
        // Rust's tests live in the product's file.
        Assert.Equal(
            language == "rs" ? "expected-value-changed?" : "expected-value-changed",
            Told.Findings(Changes.Of(test))
        );
        Assert.Equal("expected-value-changed?", Told.Findings(Changes.Of(source, test)));
    }
}
