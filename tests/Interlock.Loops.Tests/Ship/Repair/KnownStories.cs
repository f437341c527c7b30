namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>The stories that the selection was made for: what went wrong in real runs.</summary>
internal static class KnownStories
{
    private const string All = "annotations decision markdown progress cli tests docs";

    internal static readonly SelectionCase[] Rows =
    [
        new(
            "a failing test is a symptom, the file after it the cause",
            "node test.mjs exits 1: src/annotations.js does not infer the kind of a note without one.",
            "annotations",
            "defective_path"
        ),
        new(
            "the same without a colon",
            "`node test.mjs` exits 1 with AssertionError and src/annotations.js does not infer the kind.",
            "annotations",
            "defective_path"
        ),
        new(
            "a symbol alone belongs to the diff that defines it",
            "`createDecisionDigest` ignores the order of events.",
            "decision",
            "defined_symbol"
        ),
        new(
            "two files repair two tasks and not four",
            "src/markdown.js and src/progress.js disagree about the width of a column.",
            "markdown progress"
        ),
        new(
            "two findings in one blocker repair two tasks",
            "src/markdown.js drops table headings. src/progress.js double-counts finished items.",
            "markdown progress",
            "defective_path"
        ),
        new("nothing named repairs all", "The result is not what was asked for.", All, "everything"),
        new(
            "the primary file beats secondary mentions",
            "src/decision.js does not include the author; README.md documents it and src/cli.js exposes it.",
            "decision",
            "defective_path"
        ),
        new(
            "a caller is not the cause",
            "src/cli.js calls createDecisionDigest(), which loses the order of events.",
            "decision",
            "defined_symbol"
        ),
        new(
            "called from is evidence",
            "src/markdown.js must escape pipes; called from src/cli.js and shown in README.md.",
            "markdown",
            "defective_path"
        ),
        new(
            "a defined symbol beats a prompt that mentions it",
            "renderMarkdown() does not escape pipes.",
            "markdown",
            "defined_symbol"
        ),
        new(
            "a symbol in no diff belongs to the prompt that introduces it",
            "compareEvents(a, b) was never written.",
            "decision",
            "prompt_symbol"
        ),
        new(
            "prompt symbols do not overrule a named file",
            "src/progress.js returns 3 for exportCsv().",
            "progress",
            "claimed_path"
        ),
        new(
            "a stack trace is evidence for the named symbol",
            "countProgress counts skipped items. Stack trace:\n    at main (src/cli.js:10:3)\n    at src/annotations.js:4:1",
            "progress",
            "defined_symbol"
        ),
        new(
            "expected and actual make a test a symptom",
            "tests/report.test.js: expected '' actual 'x'. src/decision.js returns the raw list.",
            "decision",
            "claimed_path"
        ),
        new("a failing test alone names no cause", "node test.mjs exits 1", All, "everything"),
        new(
            "a test that is itself wrong is repaired",
            "test.mjs does not cover an empty list.",
            "tests",
            "defective_path"
        ),
        new(
            "an untracked new file is no cause but is named",
            "src/annotations.js is missing from the index.",
            "annotations",
            "defective_path"
        ),
    ];
}
