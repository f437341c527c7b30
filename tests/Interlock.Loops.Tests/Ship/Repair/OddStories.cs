namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>Hostile and odd texts.</summary>
internal static class OddStories
{
    private const string All = "annotations decision markdown progress cli tests docs";

    internal static readonly SelectionCase[] Rows =
    [
        new("a Windows path", @"C:\work\repo\src\markdown.js(12,3): does not compile.", "markdown"),
        new("a relative Windows path", @".\src\progress.js must not count twice.", "progress"),
        new("a line suffix", "src/decision.js:12:3 never returns.", "decision", "defective_path"),
        new("a GitHub line suffix", "src/decision.js#L12-L14 lacks a check.", "decision", "defective_path"),
        new("a path in double quotes", "\"src/decision.js\" is wrong.", "decision", "defective_path"),
        new(
            "a path in backticks with a line",
            "`src/markdown.js:40` drops the last row.",
            "markdown",
            "defective_path"
        ),
        new("a path with git's prefix", "b/src/markdown.js is missing a newline.", "markdown", "defective_path"),
        new("an absolute path of some workspace", "/home/u/ws-3/src/annotations.js must not throw.", "annotations"),
        new("a bare file name", "annotations.js does not handle null.", "annotations", "defective_path"),
        new("whole words: myapi.js is not api.js", "myapi.js does not exist.", All, "everything"),
        new("whole words: api.json is not api.js", "api.json is not read.", All, "everything"),
        new("the same base name in two folders repairs both", "api.js does not validate.", "cli docs"),
        new("a folder tells two equal names apart", "web/api.js does not validate.", "docs", "defective_path"),
        new("latest.js is not a test", "src/latest.js fails: src/progress.js never ends.", "progress"),
        new("a path owned by a glob", "docs/guide/new.md is missing.", "docs", "defective_path"),
        new("a path below an owned folder", "bin/run.sh must be executable.", "cli", "defective_path"),
        new("a file without extension", "Makefile lacks a lint target.", "docs", "defective_path"),
        new("nobody owns the named file", "package.json does not list the dependency.", All, "everything"),
        new(
            "an unowned file with a mention of an owned one",
            "package.json does not list marked, used by src/markdown.js.",
            "markdown",
            "evidence_path"
        ),
        new("negation: not in a but in b", "The bug is not in src/cli.js but in src/markdown.js.", "markdown"),
        new("negation: a, not b", "src/progress.js, not src/cli.js, has to round.", "progress"),
        new(
            "negation: b is fine",
            "src/cli.js is fine. src/decision.js drops the last event.",
            "decision",
            "defective_path"
        ),
        new(
            "two blockers in one sentence",
            "src/markdown.js drops headings, and src/progress.js never resets.",
            "markdown progress",
            "defective_path"
        ),
        new(
            "a shared predicate",
            "src/markdown.js, src/progress.js and src/cli.js must agree on the width.",
            "markdown progress cli"
        ),
        new(
            "because names the cause",
            "src/cli.js returns an empty list because src/decision.js drops every event.",
            "decision",
            "root_cause_path"
        ),
        new(
            "because gives a reason for a must",
            "src/decision.js must sort because src/cli.js relies on it.",
            "decision",
            "defective_path"
        ),
        new(
            "because it: still the subject",
            "src/decision.js does not sort because it trusts src/cli.js.",
            "decision",
            "defective_path"
        ),
        new(
            "because leads the sentence",
            "Because src/decision.js drops events, src/markdown.js prints nothing.",
            "decision",
            "root_cause_path"
        ),
        new(
            "a consequence is evidence",
            "src/annotations.js never sets kind, so src/markdown.js prints undefined.",
            "annotations",
            "defective_path"
        ),
        new(
            "an explicit root cause wins over an earlier defect",
            "src/cli.js does not print anything. The root cause is in src/markdown.js.",
            "markdown",
            "root_cause_path"
        ),
        new(
            "a symbol as root cause",
            "src/cli.js prints nothing because `countProgress` always throws.",
            "progress",
            "root_cause_symbol"
        ),
        new(
            "an aside does not end the sentence",
            "src/progress.js (called from src/cli.js) does not count.",
            "progress",
            "defective_path"
        ),
        new("a symbol defined in two diffs repairs both", "`shared_total` is wrong.", "progress cli", "defined_symbol"),
        new("a member of a type", "`TableWriter.pad` is never called.", "markdown", "defined_symbol"),
        new("a constant by its name", "kindTable is empty.", "annotations", "defined_symbol"),
        new("an ordinary word that a diff defines", "slugify drops accents.", "decision", "plain_word"),
        new(
            "a helper of a test is defined in the test",
            "loadFixture() never closes the file.",
            "tests",
            "defined_symbol"
        ),
        new("Chinese prose", "src/annotations.js 没有推断类型。参见 src/cli.js。", "annotations", "plain_path"),
        new("Japanese without spaces", "これはsrc/decision.jsが順序を無視しています", "decision"),
        new("German prose", "In src/progress.js fehlt die Prüfung.", "progress", "plain_path"),
        new("a link is no path", "See https://example.org/src/cli.js for the rule.", All, "everything"),
        new("an empty blocker", "   ", All, "everything"),
        new("a numbered label", "1. src/markdown.js: pipes. See also src/cli.js.", "markdown"),
        new("see also is evidence", "Headings vanish in src/markdown.js. See also src/progress.js.", "markdown"),
        new("a test that was weakened", "tests/report.test.js skips the failing case.", "tests"),
        new("half a surrogate pair", "src/cli.js \ud800 is wrong", "cli"),
        new("a control character", "src/cli.js\0 is wrong", "cli"),
    ];
}
