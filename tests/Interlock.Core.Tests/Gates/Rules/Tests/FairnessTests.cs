using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

/// <summary>Honest work that a gate must not block.</summary>
public sealed class FairnessTests
{
    [Theory]
    [InlineData(
        "py",
        "assert cart.total(2) == 3\nassert cart.name == 'a'",
        "assert (cart.total(2), cart.name) == (3, 'a')"
    )]
    [InlineData("js", "expect(cart.a).toBe(3)\nexpect(cart.b).toBe(4)", "expect(cart).toEqual({ a: 3, b: 4 })")]
    [InlineData("js", "assert.equal(cart.total(2), 3)", "expect(cart.total(2)).toBe(3)")]
    [InlineData("py", "self.assertEqual(cart.total(2), 3)", "assert cart.total(2) == 3")]
    [InlineData("cs", "Assert.Equal(3, Cart.Total(2));", "Cart.Total(2).Should().Be(3);")]
    [InlineData("cs", "Assert.True(Cart.Total(2) == 3);", "Assert.Equal(3, Cart.Total(2));")]
    [InlineData("cs", "Assert.Equal(true, Cart.IsOpen());", "Assert.True(Cart.IsOpen());")]
    [InlineData("java", "assertEquals(3, cart.total(2));", "assertThat(cart.total(2)).isEqualTo(3);")]
    [InlineData("java", "assertThat(cart.total(2), is(equalTo(3)));", "assertEquals(3, cart.total(2));")]
    [InlineData("go", "if Total(2) != 3 { t.Fatal() }", "require.Equal(t, 3, Total(2))")]
    [InlineData("rs", "assert!(total(2) == 3);", "assert_eq!(total(2), 3, \"total of {}\", 2);")]
    [InlineData("rb", "assert_equal 3, cart.total(2)", "expect(cart.total(2)).to eq 3")]
    [InlineData("php", "$this->assertEquals(3, $cart->total(2));", "self::assertSame(3, $cart->total(2));")]
    [InlineData("py", "assert cart.total(2)", "assert cart.total(2) == 3")]
    [InlineData("py", "assert cart.ok(2) == True", "assert cart.ok(2)")]
    public void A_test_rewritten_as_strong_passes(string language, string before, string after) =>
        Assert.Equal("", RuleExamples.Change(language, before, after));

    [Fact]
    public void Tests_that_become_rows_of_one_pass() =>
        Assert.Equal(
            "",
            Told.Findings(
                Changes.Of(
                    Changes.File(
                        "tests/test_cart.py",
                        "def test_one():\n    assert total(1) == 10\n\ndef test_two():\n    assert total(2) == 20\n",
                        "@pytest.mark.parametrize('n,sum', [(1, 10), (2, 20)])\ndef test_total(n, sum):\n    assert total(n) == sum\n"
                    )
                )
            )
        );

    [Fact]
    public void Assertions_that_move_into_a_helper_pass() =>
        Assert.Equal(
            "",
            Told.Findings(
                Changes.Of(
                    Changes.File(
                        "tests/test_cart.py",
                        "def test_one():\n    assert total(1) == 10\n    assert name(1) == 'a'\n",
                        "def same(n, sum, text):\n    assert total(n) == sum\n    assert name(n) == text\n\ndef test_one():\n    same(1, 10, 'a')\n"
                    )
                )
            )
        );

    [Fact]
    public void Tests_of_a_deleted_module_are_only_told() =>
        Assert.Equal(
            "test-deleted?",
            Told.Findings(
                Changes.Of(
                    Changes.File("app/cart.py", "def total(): return 1\n", null),
                    Changes.File("tests/test_cart.py", "def test_a():\n    assert total() == 1\n", null)
                )
            )
        );

    [Fact]
    public void A_mock_of_a_third_party_and_of_what_the_subject_imports_is_only_told() =>
        Assert.Equal(
            "mock-of-subject?",
            Told.Findings(
                Changes.Of(
                    Changes.File(
                        "tests/test_cart.py",
                        null,
                        "from unittest.mock import patch\n\n@patch('app.cart.requests.get')\ndef test_a(get):\n    assert total() == 1\n"
                    )
                )
            )
        );

    [Fact]
    public void A_snapshot_is_told_with_the_product_and_blocks_alone()
    {
        var snapshot = Changes.File("src/__snapshots__/a.test.js.snap", "a", "b");
        Assert.Equal("expected-value-changed", Told.Findings(Changes.Of(snapshot)));
        Assert.Equal(
            "expected-value-changed?",
            Told.Findings(Changes.Of(snapshot, Changes.File("src/a.js", "f(1)\n", "f(2)\n")))
        );
    }

    [Fact]
    public void Intercepted_requests_block_where_the_real_runtime_is_demanded()
    {
        var change = Changes.Of(
            Changes.File(
                "e2e/cart.spec.ts",
                null,
                "test('a', async ({ page }) => {\n  await page.route('**/api', r => r.fulfill({}));\n  await expect(page).toHaveTitle('x');\n})\n"
            )
        );
        Assert.Equal("network-intercepted?", Told.Findings(change));
        Assert.Equal("network-intercepted", Told.Findings(change with { DemandsRealRuntime = true }));
        Assert.Equal(
            "",
            Told.Findings(Changes.Of(Changes.File("src/app.js", null, "app.route('/x', page.route('/y'))\n")))
        );
    }

    [Theory]
    [InlineData("py", "time.sleep(5)\nassert cart.total(2) == 3")]
    [InlineData("cs", "Thread.Sleep(5);\nAssert.Equal(3, Cart.Total(2));")]
    [InlineData("go", "time.Sleep(5)\nassert.Equal(t, 3, Total(2))")]
    [InlineData("rb", "sleep(5)\nexpect(cart.total(2)).to eq(3)")]
    public void A_sleep_is_told(string language, string body) =>
        Assert.Equal("test-sleep-retry?", RuleExamples.New(language, body));

    [Fact]
    public void Fewer_rows_block_and_more_do_not()
    {
        const string Two =
            "@pytest.mark.parametrize('n', [(1, 10), (2, 20)])\ndef test_total(n):\n    assert total(n[0]) == n[1]\n";
        const string One =
            "@pytest.mark.parametrize('n', [(1, 10)])\ndef test_total(n):\n    assert total(n[0]) == n[1]\n";
        Assert.Equal("test-deleted", Told.Findings(Changes.Of(Changes.File("tests/test_cart.py", Two, One))));
        Assert.Equal("", Told.Findings(Changes.Of(Changes.File("tests/test_cart.py", One, Two))));
    }

    [Fact]
    public void A_test_in_a_comment_is_skipped() =>
        Assert.Equal(
            "test-skipped",
            Told.Findings(
                Changes.Of(
                    Changes.File(
                        "tests/test_cart.py",
                        "def test_total():\n    assert total(1) == 10\n",
                        "# def test_total():\n#     assert total(1) == 10\n"
                    )
                )
            )
        );
}
