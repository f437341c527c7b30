using Interlock.TestKit;

namespace Interlock.Cli.Tests.Gate;

/// <summary>
/// The 24 cases that a predecessor's gate was measured with: 19 went past it, 2 were honest and blocked. Cases about its own
/// artifact files are kept as files that an agent writes: here they are words, and evidence is never read from the tree.
/// </summary>
internal static class BypassCases
{
    private const string Product = "def total(items):\n    return sum(items)\n";
    private const string Test = "def test_total():\n    assert total([1, 2]) == 3\n";

    // Stands for a runner: new tests hold only where the product has its new line, so that they witness the change.
    private const string Policy = """
        {"checks": {"test": {"command": "test \"$(cat value)\" = good && { ! ls tests | grep -qE 'api|more' || grep -q 'x = 1' app.py; }"}}}
        """;
    private const string Latest = "output/automation/bootstrap/latest.json";
    private const string Ci = ".github/workflows/ci.yml";

    public static IReadOnlyList<BypassCase> All { get; } =
    [
        new("docs only", r => r.Write("README.md", "Done.\n").Commit(), "docs-only"),
        new(
            "docs and a deleted test",
            r =>
            {
                r.Write("README.md", "Done.\n");
                Delete(r, "tests/test_app.py");
            },
            "test-deleted"
        ),
        new(
            "docs and a blank line",
            r => r.Write("README.md", "Done.\n").Write("app.py", $"{Product}\n").Commit(),
            "docs-only"
        ),
        new("status in .txt", r => r.Write("status.txt", "All tests pass.\n").Commit(), "docs-only"),
        new("status in .rst", r => r.Write("STATUS.rst", "All tests pass.\n").Commit(), "docs-only"),
        new("test file deleted", r => Delete(r, "tests/test_app.py"), "test-deleted"),
        new(
            "assert True",
            r => Tests(r, "def test_total():\n    assert True\n"),
            "assertion-weakened",
            "assertion-tautological",
            "assertion-removed"
        ),
        new("pytest.mark.skip", r => Tests(r, $"import pytest\n@pytest.mark.skip\n{Test}"), "test-skipped"),
        new(
            "unittest mock of the subject",
            r =>
                Tests(
                    r,
                    $"from unittest import mock\nimport app\n{Test}\ndef test_more():\n    app.total = mock.Mock(return_value=3)\n    assert app.total([1]) == 3\n"
                ),
            "mock-of-subject"
        ),
        new(
            "mocker.patch.object",
            r =>
                Tests(
                    r,
                    $"import app\n{Test}\ndef test_more(mocker):\n    mocker.patch.object(app, 'total', return_value=3)\n    assert app.total([1]) == 3\n"
                ),
            "mock-of-subject"
        ),
        new(
            "vi.mock",
            r =>
                r.Write(
                        "web/cart.test.js",
                        "import { total } from './cart';\nvi.mock('./cart');\nit('adds', () => expect(total()).toBe(3));\n"
                    )
                    .Write("web/cart.js", "export const total = () => 3;\n")
                    .Commit(),
            "mock-of-subject"
        ),
        new(
            "jest.mock",
            r =>
                r.Write(
                        "web/cart.test.js",
                        "const { total } = require('./cart');\njest.mock('./cart');\nit('adds', () => expect(total()).toBe(3));\n"
                    )
                    .Write("web/cart.js", "exports.total = () => 3;\n")
                    .Commit(),
            "mock-of-subject"
        ),
        new(
            "uncommitted test with MagicMock",
            r =>
                r.Write(
                    "tests/test_app.py",
                    $"from unittest.mock import MagicMock\nimport app\n{Test}\ndef test_more():\n    app.total = MagicMock(return_value=3)\n    assert app.total([]) == 3\n"
                ),
            "mock-of-subject"
        ),
        new(
            "untracked test with MagicMock",
            r =>
                r.Write(
                    "tests/test_new.py",
                    "from unittest.mock import MagicMock\nimport app\ndef test_more():\n    app.total = MagicMock(return_value=3)\n    assert app.total([]) == 3\n"
                ),
            "mock-of-subject"
        ),
        new("no change", _ => { }, "empty-change"),
        new("artifact by hand", r => r.Write(Latest, """{"ok":true}""").Write("value", "bad\n").Commit())
        {
            IsRefuted = true,
        },
        new("old artifact, touched", r => Dated(r, TimeSpan.Zero)) { IsRefuted = true },
        new("artifact of the future", r => Dated(r, TimeSpan.FromDays(1))) { IsRefuted = true },
        new(
            "contradictory artifact",
            r => r.Write(Latest, """{"status":"failed","ok":true}""").Write("value", "bad\n").Commit()
        )
        {
            IsRefuted = true,
        },
        new(
            "branch renamed",
            r =>
            {
                r.Git("branch", "-m", "fix/foo");
                Delete(r, Ci);
            },
            "ci-step-removed",
            "protected-path"
        ),
        new(
            "detached head",
            r =>
            {
                r.Git("checkout", "-q", "--detach");
                Delete(r, Ci);
            },
            "ci-step-removed",
            "protected-path"
        ),
        new(
            "|| true in CI",
            r => r.Write(Ci, Pipeline("pytest -q || true")).Write("app.py", $"{Product}x = 1\n").Commit(),
            "failure-swallowed"
        ),
        new(
            "a real client.patch",
            r =>
                r.Write(
                        "tests/test_api.py",
                        "def test_patch(client):\n    assert client.patch('/x').status_code == 200\n"
                    )
                    .Write("app.py", $"{Product}x = 1\n")
                    .Commit()
        ),
        new(
            "a comment about monkeypatch",
            r =>
                r.Write("tests/test_more.py", "# do not monkeypatch\ndef test_more():\n    assert total([2, 2]) == 4\n")
                    .Write("app.py", $"{Product}x = 1\n")
                    .Commit()
        ),
        new("def apply_patch(", r => r.Write("app.py", $"{Product}def apply_patch(text):\n    return text\n").Commit()),
        new(
            "the gate's own file",
            r => r.Write(".githooks/pre-commit", "#!/bin/sh\nexit 0\n").Write("app.py", $"{Product}x = 1\n").Commit(),
            "protected-path"
        ),
    ];

    /// <summary>A repository that the cases are done in; its check holds as long as the value is good.</summary>
    public static TestRepository Repository()
    {
        var repository = new TestRepository();
        repository
            .Write("interlock.json", Policy)
            .Write("value", "good\n")
            .Write("app.py", Product)
            .Write("tests/test_app.py", Test)
            .Write(".githooks/pre-commit", "#!/bin/sh\n./interlock gate --staged\n")
            .Write(Ci, Pipeline("pytest -q"))
            .Commit();
        return repository;
    }

    private static void Tests(TestRepository repository, string text) =>
        repository.Write("tests/test_app.py", text).Commit();

    private static void Delete(TestRepository repository, string path)
    {
        File.Delete(Path.Combine(repository.Root, path));
        repository.Commit();
    }

    // The time of a file says nothing: its check is red whatever the file claims.
    private static void Dated(TestRepository repository, TimeSpan ahead)
    {
        repository.Write(Latest, """{"status":"passed","ok":true}""").Write("value", "bad\n").Commit();
        File.SetLastWriteTimeUtc(
            Path.Combine(repository.Root, Latest),
            new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc) + ahead
        );
    }

    private static string Pipeline(string command) =>
        $"on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: {command}\n";
}
