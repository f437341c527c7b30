using Xunit;

namespace Interlock.Core.Tests.Gates.TestCases;

public sealed class OtherTestsTests
{
    [Fact]
    public void Tests_of_CSharp_are_found() =>
        Assert.Equal(
            """
            CartTests.Adds: XPEXEX
            CartTests.Rows x2: X
            CartTests.Skipped ![Fact ( Skip = "later" )]: X
            CartTests.Arrow: X
            CartTests.N: XEP
            CartTests.Ms ![Ignore]: X
            CartTests.Off !#if false: T
            Old.A ![Explicit]: X
            """,
            Shown.Tests(
                "CartTests.cs",
                """
                namespace X;
                public sealed class CartTests(Fixture one) : IClassFixture<Fixture>
                {
                    [Fact(Timeout = 30_000)]
                    public async Task Adds()
                    {
                        Assert.Equal(3, cart.Total);
                        Assert.Contains("a", cart.Text); // Assert.Equal(1, 1)
                        Assert.NotNull(cart);
                        Assert.Throws<ArgumentException>(() => cart.Add(null));
                        await Assert.ThrowsAsync<Exception>(() => cart.AddAsync(null));
                        cart.Total.Should().Be(3);
                    }
                    [Theory]
                    [InlineData(1, 2)]
                    [InlineData(2, 3)]
                    public void Rows(int a, int b) { Assert.Equal(b, F(a)); }
                    [Fact(Skip = "later")]
                    public void Skipped() { Assert.Equal(b, F(a)); }
                    [Fact]
                    public void Arrow() => Assert.Equal(b, F(a));
                    [Test]
                    public void N() {
                        Assert.That(F(1), Is.EqualTo(2));
                        Assert.That(x, Is.Not.Null);
                        Assert.That(x, Does.Contain("a"));
                    }
                    [TestMethod, Ignore]
                    public void Ms() { Assert.AreEqual(1, F()); }
                #if false
                    [Fact]
                    public void Off() { Assert.Equal(1, F()); }
                #endif
                    private void Helper() { }
                }
                [Explicit]
                class Old { [Test] public void A() { Assert.AreEqual(1, F()); } }
                """
            )
        );

    [Fact]
    public void Tests_of_Java_and_Kotlin_are_found()
    {
        Assert.Equal(
            """
            CartTest.adds: XPEXX
            CartTest.off !@Disabled ( "later" ): X
            CartTest.rows x3: X
            CartTest.expected: X
            CartTest.Inner.inner: X
            CartTest.testOld: X
            """,
            Shown.Tests(
                "src/test/java/CartTest.java",
                """
                class CartTest extends TestCase {
                    @Test
                    void adds() {
                        assertEquals(3, cart.total());
                        assertTrue(cart.isOpen());
                        assertNotNull(cart);
                        assertThrows(IllegalStateException.class, () -> cart.add(null));
                        assertThat(cart.total()).isEqualTo(3);
                    }
                    @Test @Disabled("later")
                    void off() { assertEquals(3, cart.total()); }
                    @ParameterizedTest
                    @ValueSource(ints = {1, 2, 3})
                    void rows(int a) { assertEquals(a, f(a)); }
                    @Test(expected = IllegalStateException.class)
                    public void expected() { cart.add(null); }
                    @Nested class Inner { @org.junit.jupiter.api.Test void inner() { assertThat(f(), is(equalTo(3))); } }
                    public void testOld() { assertEquals(1, f()); }
                }
                """
            )
        );
        Assert.Equal(
            "CartTest.adds, doesn't fail: XX\nCartTest.short: X",
            Shown.Tests(
                "CartTest.kt",
                """
                class CartTest {
                    @Test
                    fun `adds, doesn't fail`() {
                        assertEquals(3, cart.total)
                        cart.total shouldBe 3
                    }
                    @Test
                    fun short() = assertEquals(3, cart.total)
                }
                """
            )
        );
    }

    [Fact]
    public void Tests_of_Go_are_found() =>
        Assert.Equal(
            """
            TestAdd: XEXP
            TestAdd > one: X
            TestSkip !t . Skip: X
            TestShort !?t . Skip: X
            TestTestify: XEX
            (outside of tests): X
            """,
            Shown.Tests(
                "cart_test.go",
                """
                package cart

                func TestAdd(t *testing.T) {
                	got, err := Add(1, 2)
                	if got != 3 {
                		t.Errorf("got %d", got)
                	}
                	if err != nil { t.Fatal(err) }
                	if !reflect.DeepEqual(got, want) { t.Fatal("x") }
                	if !strings.Contains(s, "a") { t.Fatal("x") }
                	t.Run("one", func(t *testing.T) {
                		if got := Add(1, 1); got != 2 { t.Error("x") }
                	})
                }
                func TestSkip(t *testing.T) {
                	t.Skip("later")
                	assert.Equal(t, 1, Add(1, 0))
                }
                func TestShort(t *testing.T) {
                	if testing.Short() { t.Skip("slow") }
                	assert.Equal(t, 1, Add(1, 0))
                }
                func TestTestify(t *testing.T) {
                	assert := assert.New(t)
                	assert.Equal(true, Add(1, 2))
                	require.NoError(t, err)
                	require.Equal(t, 1, 2)
                }
                func check(t *testing.T) { if a != b { t.Fatal() } }
                """
            )
        );

    [Fact]
    public void Tests_of_Rust_are_found() =>
        Assert.Equal(
            """
            tests.adds: XPEX
            tests.panics: X
            tests.off ![ignore]: X
            tests.later: X
            """,
            Shown.Tests(
                "src/lib.rs",
                """
                pub fn add<'a>(x: &'a i32) -> i32 { x + 1 }
                #[cfg(test)]
                mod tests {
                    use super::*;
                    #[test]
                    fn adds() {
                        assert_eq!(add(&1), 2);
                        assert!(add(&1) > 1, "more");
                        assert!(done);
                        assert!(matches_equal(add(&1), 2));
                    }
                    #[test]
                    #[should_panic(expected = "no")]
                    fn panics() { add(&-1); }
                    #[test]
                    #[ignore]
                    fn off() -> Result<(), Error> { assert_eq!(add(&1), 2); Ok(()) }
                    #[tokio::test(flavor = "multi_thread")]
                    async fn later() { assert_eq!(add(&1).await, 2); }
                }
                """
            )
        );

    [Fact]
    public void Tests_of_Ruby_are_found()
    {
        Assert.Equal(
            """
            Cart > adds up: XXXPE
            Cart > when empty > is: X
            Cart > off !xit: X
            Cart > tagged !skip: X
            Cart > later !it without a block: 
            Cart > focus *: X
            """,
            Shown.Tests(
                "spec/cart_spec.rb",
                """
                RSpec.describe Cart do
                  let(:cart) { Cart.new if ready }
                  it "adds up" do
                    x = if a then 1 else 2 end
                    expect(cart.total).to eq(3)
                    expect(cart.total).to eq 3
                    expect { cart.add(nil) }.to raise_error(ArgumentError)
                    expect(cart.items).to include(1)
                    expect(cart).not_to be_nil
                  end
                  context "when empty" do
                    it("is") { expect(cart.size).to eq(0) }
                  end
                  xit "off" do
                    expect(cart.total).to eq(3)
                  end
                  it "tagged", :skip do
                    expect(cart.total).to eq(3)
                  end
                  it "later"
                  it "focus", focus: true do
                    while true do break end
                    expect(cart.total).to eq(3)
                  end
                end
                """
            )
        );
        Assert.Equal(
            "CartTest > test_adds: XPXP\nCartTest > adds !skip: X",
            Shown.Tests(
                "test/cart_test.rb",
                """
                class CartTest < Minitest::Test
                  def test_adds
                    assert_equal 3, cart.total
                    assert_includes cart.items, 1
                    assert_raises(ArgumentError) { cart.add(nil) }
                    assert cart.open?(1)
                  end
                  test "adds" do
                    skip "later"
                    assert_equal 3, cart.total
                  end
                end
                """
            )
        );
    }

    [Fact]
    public void Tests_of_PHP_are_found() =>
        Assert.Equal(
            """
            CartTest.testAdds: XPX
            CartTest.adds: X
            CartTest.old: X
            CartTest.testSkipped !-> markTestSkipped: X
            pest !->skip(): X
            """,
            Shown.Tests(
                "tests/CartTest.php",
                """
                <?php
                final class CartTest extends TestCase
                {
                    public function testAdds(): void
                    {
                        $this->assertSame(3, $cart->total()); # no
                        self::assertTrue($cart->isOpen());
                        $this->expectException(InvalidArgumentException::class);
                    }
                    #[Test]
                    public function adds(): void { $this->assertEquals(3, $cart->total()); }
                    /** @test */
                    public function old(): void { $this->assertEquals(3, $cart->total()); }
                    public function testSkipped(): void { $this->markTestSkipped('later'); $this->assertEquals(3, 4 - f()); }
                    private function helper() { }
                }
                it('pest', function () { expect($cart->total())->toBe(3); })->skip();
                """
            )
        );
}
