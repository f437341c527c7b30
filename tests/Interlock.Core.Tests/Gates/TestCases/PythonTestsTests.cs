using Xunit;

namespace Interlock.Core.Tests.Gates.TestCases;

public sealed class PythonTestsTests
{
    [Fact]
    public void Functions_and_classes_are_found_with_what_they_demand() =>
        Assert.Equal(
            """
            test_adds: XPEXP
            test_errors: XEX
            TestCart.test_total: XPPXE
            TestCart.test_inner: X
            test_async: X
            test_one_line: X
            """,
            Shown.Tests(
                "tests/test_cart.py",
                """
                import pytest

                def helper(): return 1

                def test_adds():
                    assert add(1, 2) == 3  # assert nothing
                    assert add(1, 2) > 2
                    result = add(1, 1)
                    assert result
                    assert (
                        result
                        == 2
                    )
                    assert "a" in text("assert False")

                def test_errors():
                    with pytest.raises(ValueError):
                        add(None)
                    with pytest.raises(Exception):
                        add(None)
                    with pytest.raises(Exception, match="no number"):
                        add(None)

                class TestCart(unittest.TestCase):
                    def setUp(self):
                        self.cart = Cart()

                    def test_total(self):
                        self.assertEqual(self.cart.total, 3)
                        self.assertTrue(self.cart.is_open())
                        self.assertAlmostEqual(self.cart.tax, 0.1)
                        mock.assert_called_once_with(3)
                        self.assertIsNotNone(self.cart)

                    def test_inner(self):
                        def build():
                            return 1
                        assert build() == 1

                async def test_async():
                    assert await f() == [1, 2]

                def test_one_line(): assert f() == 1
                """
            )
        );

    [Fact]
    public void What_keeps_a_test_from_running_is_seen() =>
        Assert.Equal(
            """
            test_a !@ pytest.mark.skip ( reason = "x" ): X
            test_b !?@ pytest.mark.skipif ( sys.platform == "win32" , reason = "y" ): X
            test_c !@ pytest.mark.skipif ( True , reason = "y" ): X
            test_d !pytest . skip ( "no" ): X
            test_e !?pytest . skip ( "no" ): X
            test_f !@ pytest.mark.xfail: X
            test_g x3: X
            TestH.test_h !@ unittest.skip ( "x" ): X
            test_i !@ pytest.mark.parametrize ( "a" , [ pytest.param ( 1 , marks = pytest.mark.skip ) , 2 ] ) x2: X
            test_j: X
            """,
            Shown.Tests(
                "test_a.py",
                """
                @pytest.mark.skip(reason="x")
                def test_a(): assert f() == 1
                @pytest.mark.skipif(sys.platform == "win32", reason="y")
                def test_b(): assert f() == 1
                @pytest.mark.skipif(True, reason="y")
                def test_c(): assert f() == 1
                def test_d():
                    pytest.skip("no")
                    assert f() == 1
                def test_e():
                    if not HAS:
                        pytest.skip("no")
                    assert f() == 1
                @pytest.mark.xfail
                def test_f(): assert f() == 1
                @pytest.mark.parametrize("a,b", [(1, 2), (2, 3), (3, 4)])
                def test_g(a, b): assert f(a) == b
                @unittest.skip("x")
                class TestH:
                    def test_h(self): assert f() == 1
                @pytest.mark.parametrize("a", [pytest.param(1, marks=pytest.mark.skip), 2])
                def test_i(a): assert f(a) == 1
                def test_j():
                    "@pytest.mark.skip"
                    assert f("pytest.skip()") == 1  # pytest.skip()
                """
            )
        );

    [Fact]
    public void What_can_never_fail_is_a_tautology() =>
        Assert.Equal(
            """
            test_a: TTTTTTT
            test_b: TT
            test_c: T
            test_d: TX
            test_e: XT
            """,
            Shown.Tests(
                "test_a.py",
                """
                def test_a():
                    assert True
                    assert 1
                    assert x == x
                    assert (f(1) == 2, "message")
                    assert f(1) == 2 or True
                    self.assertEqual(1, 1)
                    assert len(items) >= 0
                def test_b():
                    if False:
                        assert f() == 1
                    try:
                        assert f() == 1
                    except Exception:
                        pass
                def test_c():
                    return
                    assert f() == 1
                def test_d():
                    with suppress(AssertionError):
                        assert f() == 1
                    try:
                        assert f() == 1
                    except ValueError:
                        pass
                def test_e():
                    try:
                        assert f() == 1
                    except AssertionError:
                        raise
                    assert not False
                """
            )
        );

    [Fact]
    public void Helpers_count_by_what_they_do() =>
        Assert.Equal(
            """
            test_a: X
            test_b: 
            test_c: X
            test_d: E
            test_e: X
            (outside of tests): X
            """,
            Shown.Tests(
                "test_a.py",
                """
                def assert_good(x):
                    assert x == 3
                def assert_nothing(x):
                    print(x)
                def test_a(): assert_good(f())
                def test_b(): assert_nothing(f())
                def test_c(): assert_elsewhere(f())
                def test_d(): verify_elsewhere(f())
                def test_e(): assert check_password("a") == 3
                """
            )
        );

    [Fact]
    public void A_product_file_has_no_tests() =>
        Assert.Equal("", Shown.Tests("app/db.py", "def test_connection():\n    assert connect() == 1\n"));

    [Fact]
    public void Marks_of_the_module_and_of_the_class_hold_for_their_tests() =>
        Assert.Equal(
            "test_a !pytestmark = pytest.mark.skip: X\nTestB.test_b !__test__ = False: X",
            Shown.Tests(
                "test_a.py",
                "pytestmark = pytest.mark.skip\ndef test_a(): assert f() == 1\nclass TestB:\n    __test__ = False\n    def test_b(self): assert f() == 1\n"
            )
        );
}
