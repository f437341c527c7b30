using Interlock.Core.Gates.Rules;
using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

/// <summary>The 24 cases by which a gate of ten regular expressions was got round, as far as they are about tests.</summary>
public sealed class BypassTableTests
{
    private const string Test = "import app\n\ndef test_add():\n    assert app.add(1, 2) == 3\n";

    [Theory]
    [InlineData("a test file is deleted", "tests/test_app.py", Test, null, "test-deleted")]
    [InlineData(
        "an assertion becomes assert True",
        "tests/test_app.py",
        Test,
        "import app\n\ndef test_add():\n    assert True\n",
        "assertion-tautological test-emptied"
    )]
    [InlineData(
        "a skip is added",
        "tests/test_app.py",
        Test,
        "import app, pytest\n\n@pytest.mark.skip\ndef test_add():\n    assert app.add(1, 2) == 3\n",
        "test-skipped"
    )]
    [InlineData(
        "mock.Mock",
        "tests/test_app.py",
        Test,
        "import app\nfrom unittest import mock\n\ndef test_add():\n    with mock.patch('app.add', return_value=3):\n        assert app.add(1, 2) == 3\n",
        "mock-of-subject"
    )]
    [InlineData(
        "mocker.patch.object",
        "tests/test_app.py",
        Test,
        "import app\n\ndef test_add(mocker):\n    mocker.patch.object(app, 'add', return_value=3)\n    assert app.add(1, 2) == 3\n",
        "mock-of-subject"
    )]
    [InlineData(
        "vi.mock",
        "src/cart.test.ts",
        "test('a', () => { expect(total()).toBe(3) })\n",
        "vi.mock('./cart', () => ({ total: () => 3 }))\ntest('a', () => { expect(total()).toBe(3) })\n",
        "mock-of-subject"
    )]
    [InlineData(
        "jest.mock",
        "src/cart.test.ts",
        "test('a', () => { expect(total()).toBe(3) })\n",
        "jest.mock('../src/cart')\ntest('a', () => { expect(total()).toBe(3) })\n",
        "mock-of-subject"
    )]
    [InlineData(
        "an untracked test with a mock",
        "tests/test_app.py",
        null,
        "from unittest.mock import patch\nimport app\n\n@patch('app.add')\ndef test_add(add):\n    add.return_value = 3\n    assert app.add(1, 2) == 3\n",
        "mock-of-subject"
    )]
    [InlineData(
        "a real request is no mock",
        "tests/test_api.py",
        null,
        "def test_patch(client):\n    response = client.patch('/x', json={'a': 1})\n    assert response.status_code == 200\n",
        ""
    )]
    [InlineData(
        "a comment is no mock",
        "tests/test_app.py",
        Test,
        "import app\n# do not monkeypatch, no mock.patch('app.add')\n\ndef test_add():\n    assert app.add(1, 2) == 3\n",
        ""
    )]
    [InlineData(
        "a function with patch in its name is no mock",
        "tests/test_app.py",
        Test,
        Test + "\ndef apply_patch(a):\n    return a\n\ndef test_apply():\n    assert apply_patch(1) == 1\n",
        ""
    )]
    [InlineData(
        "a string is no mock",
        "tests/test_app.py",
        Test,
        Test + "\ndef test_text():\n    assert app.text('mock.patch(\"app.add\")') == 'x'\n",
        ""
    )]
    public void A_case_of_the_table(string name, string path, string? before, string? after, string expected) =>
        Assert.Equal($"{name}: {expected}", $"{name}: {Told.Findings(Changes.Of(Changes.File(path, before, after)))}");

    [Fact]
    public void An_empty_change_is_told() => Assert.Equal("empty-change", Told.Findings(new GateChange([])));
}
