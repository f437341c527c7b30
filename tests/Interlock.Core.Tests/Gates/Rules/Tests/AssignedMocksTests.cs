using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

public sealed class AssignedMocksTests
{
    [Theory]
    [InlineData(
        "test_a.py",
        "def test_a():\n    app.total = Mock(return_value=3)\n    assert app.total([]) == 3\n",
        "block 2"
    )]
    [InlineData("test_a.py", "def test_a():\n    app.total = lambda x: 3\n    assert app.total([]) == 3\n", "block 2")]
    [InlineData(
        "a.test.js",
        "it('a', () => {\n  cart.total = () => 3;\n  expect(cart.total()).toBe(3);\n});\n",
        "block 2"
    )]
    [InlineData("test_a.py", "def test_a():\n    net.get = lambda x: 3\n    assert app.total([]) == 3\n", "")]
    [InlineData("test_a.py", "def test_a():\n    # app.total = Mock()\n    assert app.total([]) == 3\n", "")]
    public void A_member_that_is_replaced_and_asserted_about_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("mock-of-subject", path, null, text));
}
