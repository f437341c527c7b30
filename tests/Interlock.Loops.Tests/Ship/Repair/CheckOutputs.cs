namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>Blockers that are a red check's output, as runners print it.</summary>
internal static class CheckOutputs
{
    private const string All = "annotations decision markdown progress cli tests docs";

    internal static readonly SelectionCase[] Rows =
    [
        new(
            "node: only the test is named",
            """
            Check test (`node test.mjs`) exited 1.
            node:internal/process/esm_loader:97
            AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
            + actual - expected
            + 'x'
            - 'y'
                at file:///tmp/ws-1/test.mjs:4:8
                at ModuleJob.run (node:internal/modules/esm/module_job:194:25)
            """,
            All,
            "everything"
        ),
        new(
            "node: a frame shows where it broke",
            """
            Check test (`node --test`) exited 1.
            TypeError: Cannot read properties of undefined (reading 'length')
                at countProgress (file:///tmp/ws-1/src/progress.js:1:50)
                at file:///tmp/ws-1/test.mjs:4:8
            """,
            "progress",
            "evidence_symbol"
        ),
        new(
            "node: a module that cannot be loaded",
            """
            Check test (`npm test`) exited 1.
            SyntaxError: The requested module './decision.js' does not provide an export named 'compareEvents'
                at ModuleJob._instantiate (node:internal/modules/esm/module_job:123:21)
            """,
            "decision"
        ),
        new(
            "tsc names the file at fault",
            "Check types (`npx tsc`) exited 2.\nsrc/markdown.js(12,3): error TS2304: Cannot find name 'foo'.",
            "markdown",
            "defective_path"
        ),
        new(
            "eslint names the file at fault",
            "Check lint (`npx eslint .`) exited 1.\n\n/tmp/ws-1/src/progress.js\n  3:7  error  'x' is assigned a value but never used",
            "progress"
        ),
        new(
            "pytest: the failing test is a symptom",
            """
            Check test (`pytest -q`) exited 1.
            >       assert infer(None) == "plain"
            E       AssertionError: assert None == 'plain'
            tests/test_infer.py:4: AssertionError
            FAILED tests/test_infer.py::test_none[case] - AssertionError: assert None == 'plain'
            1 failed, 3 passed in 0.12s
            """,
            All,
            "everything"
        ),
        new(
            "jest: FAIL of a test, and the line that was called",
            """
            Check test (`npx jest`) exited 1.
            FAIL tests/report.test.js
              ● digest
                expect(received).toBe(expected)
                > 3 |   expect(createDecisionDigest([])).toBe('');
                  at Object.toBe (tests/report.test.js:3:36)
            """,
            "decision",
            "defined_symbol"
        ),
        new(
            "a check that ran into its limit names nothing",
            "Check test (`npm test`) ran into its time limit.\n",
            All,
            "everything"
        ),
    ];
}
