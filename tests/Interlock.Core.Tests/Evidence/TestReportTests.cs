using Interlock.Core.Evidence;
using Xunit;

namespace Interlock.Core.Tests.Evidence;

/// <summary>Samples are what the runners print (pytest 8, Python 3.11, Node 20, Jest 30, Vitest 4, Mocha 11, tape 5, …).</summary>
public sealed class TestReportTests
{
    [Theory]
    [InlineData("============================== 3 passed in 0.01s ===============================", "pytest", 3, 0, 0)]
    [InlineData(
        "=== 1 failed, 2 passed, 1 skipped, 1 deselected, 1 xfailed, 1 xpassed, 2 warnings, 1 error in 0.12s ===",
        "pytest",
        3,
        2,
        2
    )]
    [InlineData("2 passed in 0.01s", "pytest", 2, 0, 0)]
    [InlineData("============ 712 passed, 3 skipped in 75.21s (0:01:15) ============", "pytest", 712, 0, 3)]
    [InlineData("============================ no tests ran in 0.01s =============================", "pytest", 0, 0, 0)]
    [InlineData("Ran 3 tests in 0.001s\n\nOK", "unittest", 3, 0, 0)]
    [InlineData(
        "Ran 5 tests in 0.001s\n\nFAILED (failures=1, errors=1, skipped=1, expected failures=1)",
        "unittest",
        1,
        2,
        2
    )]
    [InlineData("Ran 0 tests in 0.000s\n\nNO TESTS RAN", "unittest", 0, 0, 0)]
    [InlineData("Ran 0 tests in 0.000s\n\nOK", "unittest", 0, 0, 0)]
    [InlineData(
        "ℹ tests 4\nℹ suites 0\nℹ pass 1\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 138.6",
        "node:test",
        1,
        1,
        2
    )]
    [InlineData(
        "1..4\n# tests 4\n# suites 0\n# pass 4\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n# duration_ms 1",
        "node:test",
        4,
        0,
        0
    )]
    [InlineData(
        "Test Suites: 1 failed, 1 total\nTests:       1 failed, 1 skipped, 1 todo, 1 passed, 4 total\nSnapshots:   0 total",
        "jest",
        1,
        1,
        2
    )]
    [InlineData("Tests:       12 passed, 12 total\n\nTests:       2 passed, 2 total", "jest", 14, 0, 0)]
    [InlineData("No tests found, exiting with code 0", "jest", 0, 0, 0)]
    [InlineData(
        " Test Files  1 failed (1)\n      Tests  1 failed | 1 passed | 1 skipped | 1 todo (4)\n   Start at  03:45:21",
        "vitest",
        1,
        1,
        2
    )]
    [InlineData(" Test Files  2 passed (2)\n      Tests  9 passed (9)\n", "vitest", 9, 0, 0)]
    [InlineData("No test files found, exiting with code 0\n\ninclude: **/*.test.js", "vitest", 0, 0, 0)]
    [InlineData("  x\n    - c\n\n\n  1 passing (3ms)\n  1 pending\n  1 failing\n\n  1) x", "mocha", 1, 1, 1)]
    [InlineData("\n\n  0 passing (1ms)\n\n", "mocha", 0, 0, 0)]
    [InlineData(
        "=== RUN   TestA\n--- PASS: TestA (0.00s)\n=== RUN   TestB\n    b_test.go:9: no\n--- FAIL: TestB (0.01s)\n=== RUN   TestC\n--- SKIP: TestC (0.00s)\nFAIL\nFAIL\texample.com/m\t0.004s",
        "go test",
        1,
        1,
        1
    )]
    [InlineData(
        "ok  \texample.com/m/a\t0.003s\nok  \texample.com/m/b\t(cached)\n?   \texample.com/m/c\t[no test files]",
        "go test",
        2,
        0,
        0
    )]
    [InlineData(
        "--- FAIL: TestB (0.00s)\n    b_test.go:9: no\nFAIL\nFAIL\texample.com/m/b\t0.002s\nok  \texample.com/m/a\t0.003s\nFAIL",
        "go test",
        1,
        1,
        0
    )]
    [InlineData("FAIL\texample.com/m/b [build failed]\nFAIL", "go test", 0, 1, 0)]
    [InlineData("?   \texample.com/m\t[no test files]", "go test", 0, 0, 0)]
    [InlineData("ok  \texample.com/m\t0.002s [no tests to run]", "go test", 0, 0, 0)]
    [InlineData("ok  \texample.com/m\t0.002s\tcoverage: 81.2% of statements", "go test", 1, 0, 0)]
    [InlineData(
        "{\"Time\":\"2026-01-01T00:00:00Z\",\"Action\":\"run\",\"Package\":\"m\",\"Test\":\"TestA\"}\n{\"Time\":\"2026-01-01T00:00:00Z\",\"Action\":\"pass\",\"Package\":\"m\",\"Test\":\"TestA\",\"Elapsed\":0}\n{\"Time\":\"2026-01-01T00:00:00Z\",\"Action\":\"pass\",\"Package\":\"m\",\"Elapsed\":0.1}",
        "go test",
        1,
        0,
        0
    )]
    [InlineData(
        "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n   Doc-tests m\n\nrunning 1 test\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s",
        "cargo test",
        2,
        1,
        1
    )]
    [InlineData("     Summary [   0.024s] 19 tests run: 18 passed, 1 failed, 2 skipped", "cargo test", 18, 1, 2)]
    [InlineData(
        "Passed!  - Failed:     0, Passed:     4, Skipped:     1, Total:     5, Duration: 701 ms - a.dll (net10.0)\nFailed!  - Failed:     2, Passed:     1, Skipped:     0, Total:     3, Duration: 5 ms - b.dll (net10.0)",
        "dotnet test",
        5,
        2,
        1
    )]
    [InlineData(
        "Test Run Failed.\nTotal tests: 4\n     Passed: 2\n     Failed: 1\n    Skipped: 1\n Total time: 1.2 Seconds",
        "dotnet test",
        2,
        1,
        1
    )]
    [InlineData(
        "Test run summary: Passed!\n  total: 5\n  failed: 0\n  succeeded: 4\n  skipped: 1\n  duration: 2s 134ms",
        "dotnet test",
        4,
        0,
        1
    )]
    [InlineData(
        "Test run summary: Zero tests ran - a.dll (net10.0|x64)\n  total: 0\n  failed: 0\n  succeeded: 0\n  skipped: 0\n  duration: 55ms",
        "dotnet test",
        0,
        0,
        0
    )]
    [InlineData(
        "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.05 s - in a.T\n[INFO] \n[INFO] Results:\n[INFO] \n[WARNING] Tests run: 9, Failures: 1, Errors: 2, Skipped: 1\n[INFO] ",
        "maven",
        5,
        3,
        1
    )]
    [InlineData("[INFO] --- surefire:3.2.5:test (default-test) @ m ---\n[INFO] No tests to run.", "maven", 0, 0, 0)]
    [InlineData("OK (3 tests, 7 assertions)", "phpunit", 3, 0, 0)]
    [InlineData("FAILURES!\nTests: 5, Assertions: 2, Failures: 1, Incomplete: 1, Skipped: 1.", "phpunit", 2, 1, 2)]
    [InlineData(
        "OK, but there were issues!\nTests: 4, Assertions: 4, Warnings: 1, PHPUnit Deprecations: 1.",
        "phpunit",
        4,
        0,
        0
    )]
    [InlineData("No tests executed!", "phpunit", 0, 0, 0)]
    [InlineData(
        "Finished in 0.00321 seconds (files took 0.1 seconds to load)\n3 examples, 1 failure, 1 pending",
        "rspec",
        1,
        1,
        1
    )]
    [InlineData("0 examples, 0 failures, 1 error occurred outside of examples", "rspec", 0, 1, 0)]
    [InlineData(
        "TAP version 13\n# a\nok 1 should be truthy\nnot ok 2 should be truthy\n# SKIP c\n\n1..2\n# tests 2\n# pass  1\n# fail  1",
        "tap",
        1,
        1,
        0
    )]
    [InlineData(
        "1..4\nok 1 - a\n    ok 1 - nested\nnot ok 2 - b # TODO later\nok 3 # skip no network\nnot ok 4",
        "tap",
        1,
        1,
        2
    )]
    [InlineData("1..0 # SKIP no tests here", "tap", 0, 0, 0)]
    public void What_a_runner_reports_is_counted(string output, string runner, int passed, int failed, int skipped) =>
        Assert.Equal(
            new TestCount(passed + failed, passed, failed, skipped, runner),
            TestReport.Read($"some line before\n{output}\nsome line after\n")
        );

    [Fact]
    public void Several_runners_in_one_output_are_summed() =>
        Assert.Equal(
            new TestCount(6, 5, 1, 0, "pytest+mocha"),
            TestReport.Read("3 passed in 0.01s\n\n  2 passing (3ms)\n  1 failing\n")
        );

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("Build succeeded.\n    0 Warning(s)\n    0 Error(s)\n")]
    [InlineData("All files pass linting. 0 problems. I ran 3 tests and 3 passed in my head.")]
    [InlineData("✔ 12 packages audited in 1s, 3 passed")]
    public void What_is_no_report_is_not_counted(string output) => Assert.Null(TestReport.Read(output));
}
