namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>
/// Blockers in the words of real reviewers: longer, with several names, and the cause somewhere among them.
/// </summary>
internal static class ReviewerProse
{
    internal static readonly SelectionCase[] Rows =
    [
        new(
            "a quotation of the test and then the cause",
            "Running `node --test tests/report.test.js` fails with \"expected 3 but got 2\". The counter in `src/progress.js` "
                + "starts at 1 instead of 0.",
            "progress"
        ),
        new(
            "the cause is told as a fix",
            "tests/report.test.js fails. To fix it, update `inferKind` in src/annotations.js to return 'plain'.",
            "annotations"
        ),
        new(
            "a contract between two files",
            "src/markdown.js imports `createDecisionDigest` from './decision.js', but src/decision.js does not export it.",
            "decision"
        ),
        new(
            "who expects and who gives",
            "src/cli.js expects an array while src/progress.js returns a number, which breaks the table.",
            "progress cli",
            "claimed_path"
        ),
        new(
            "documentation that is wrong about correct code",
            "README.md documents a --yaml flag that does not exist; src/cli.js is correct.",
            "docs"
        ),
        new(
            "should be in another file",
            "The escaping should be fixed in src/markdown.js, not in src/cli.js.",
            "markdown"
        ),
        new(
            "introduced by",
            "`main` in src/cli.js prints NaN; this was introduced by src/progress.js.",
            "progress",
            "root_cause_path"
        ),
        new(
            "a chain of calls",
            "When src/cli.js calls renderMarkdown, which uses createDecisionDigest, the order is lost in src/decision.js.",
            "decision"
        ),
        new(
            "symbols of two tasks",
            "`inferKind` and `countProgress` both ignore null.",
            "annotations progress",
            "defined_symbol"
        ),
        new("a test asserts too little", "tests/report.test.js only checks the happy path.", "tests", "defective_path"),
        new("security in one line", "Path traversal in bin/serve.js: `..` is not rejected.", "cli"),
        new("a possessive", "src/decision.js's digest isn't stable.", "decision", "defective_path"),
        new("French with a path", "Le fichier src/markdown.js oublie les titres.", "markdown", "plain_path"),
        new(
            "a bulleted list of findings",
            "- src/markdown.js: pipes\n- src/progress.js: overflow\n",
            "markdown progress",
            "defective_path"
        ),
    ];
}
