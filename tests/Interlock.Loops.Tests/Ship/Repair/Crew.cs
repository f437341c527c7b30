using Interlock.Loops.Ship.Ownership;
using Interlock.Loops.Ship.Repair;

namespace Interlock.Loops.Tests.Ship.Repair;

/// <summary>A plan of seven tasks with their changes, as the selection tests see it.</summary>
internal static class Crew
{
    internal static readonly IReadOnlyList<RepairCandidate> Tasks =
    [
        Task(
            "annotations",
            ["src/annotations.js"],
            "Write src/annotations.js: export inferKind(note) that tells the kind of an annotation.",
            Added(
                "src/annotations.js",
                "export function inferKind(note) {",
                "  return note.kind;",
                "}",
                "const kindTable = {};"
            )
        ),
        Task(
            "decision",
            ["src/decision.js"],
            "Write src/decision.js with createDecisionDigest(events). Sort like `compareEvents`.",
            Added(
                "src/decision.js",
                "export function createDecisionDigest(events) {",
                "  return hash(events);",
                "}",
                "export const slugify = (s) => s;"
            )
        ),
        Task(
            "markdown",
            ["src/markdown.js"],
            "Write src/markdown.js: export renderMarkdown(report). It calls createDecisionDigest from src/decision.js for the heading.",
            Added(
                "src/markdown.js",
                "import { createDecisionDigest } from './decision.js';",
                "export function renderMarkdown(report) {",
                "class TableWriter {"
            )
        ),
        Task(
            "progress",
            ["src/progress.js"],
            "Write src/progress.js: export countProgress(items).",
            Added("src/progress.js", "export const countProgress = (items) => items.length;", "const shared_total = 0;")
        ),
        Task(
            "cli",
            ["src/cli.js", "src/api.js", "bin/"],
            "Wire the list command in src/cli.js; use renderMarkdown from src/markdown.js and inferKind.",
            Added(
                "src/cli.js",
                "import { renderMarkdown } from './markdown.js';",
                "function main(argv) {",
                "const shared_total = 1;"
            )
        ),
        Task(
            "tests",
            ["test.mjs", "tests/**"],
            "Write test.mjs and tests/ for the whole: call createDecisionDigest(), `loadFixture` and exportCsv().",
            Added(
                "tests/report.test.js",
                "test('digest', () => {",
                "  expect(createDecisionDigest([])).toBe('');",
                "});",
                "function loadFixture(name) {"
            )
        ),
        Task(
            "docs",
            ["docs/**", "README.md", "Makefile", "web/api.js"],
            "Document the --json flag in README.md and docs/.",
            Added("docs/guide/json.md", "# JSON", "Use `createDecisionDigest`.")
        ),
    ];

    internal static RepairCandidate Task(string id, string[] files, string prompt, string diff) =>
        new(id, OwnedFiles.From(files), files, prompt, ChangedIn(diff), diff);

    internal static string Added(string path, params string[] lines) =>
        $"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1,{lines.Length} @@\n"
        + string.Concat(lines.Select(line => $"+{line}\n"));

    private static string[] ChangedIn(string diff) =>
        [
            .. diff.Split('\n')
                .Where(line => line.StartsWith("+++ b/", StringComparison.Ordinal))
                .Select(line => line[6..]),
        ];
}
