using System.Text.Json.Nodes;
using Interlock.ModelStub.Scenarios;

namespace Interlock.Acceptance.RealAgents;

/// <summary>
/// What the scripted model does with the request to list this repository's decision records: one task writes the list,
/// one its test; the list is in the wrong order at first, which no check sees and both reviewers do.
/// </summary>
internal static class DecisionList
{
    public const string Request = "Add a module that lists the titles of our decision records, with a test";

    /// <summary>The copy's <c>interlock.json</c>.</summary>
    public const string Configuration = """
        {"checks": {"decisions": {"command": "node --test tools/decisions.test.mjs"}}}
        """;

    public const string Planning = "You plan a change";
    public const string List = "# Your task: list\n";
    public const string Test = "# Your task: test\n";
    public const string Repairing = "# This is a repair";
    public const string Reviewing = "You review a change";

    // Only in the list as it is written first.
    private const string Wrong = ".sort().reverse()";

    private const string Module = """
        import { readdirSync, readFileSync } from 'node:fs';

        /** Titles of the decision records in a folder, in the order of their file names. */
        export function titles(folder) {
          const files = readdirSync(folder).filter((f) => f.endsWith('.md')).sort().reverse();
          return files.map((f) => readFileSync(`${folder}/${f}`, 'utf8').split('\n')[0].replace(/^# /, ''));
        }
        """;

    private const string ModuleTest = """
        import { test } from 'node:test';
        import assert from 'node:assert';
        import { readdirSync } from 'node:fs';
        import { titles } from './decisions.mjs';

        const folder = new URL('../docs/decisions', import.meta.url).pathname;

        test('every record is listed', () => assert.equal(titles(folder).length, readdirSync(folder).length));
        test('a title is text', () => titles(folder).forEach((t) => assert.match(t, /^[^#\s]/)));
        """;

    private const string Repair = """
        *** Begin Patch
        *** Update File: tools/decisions.mjs
        @@
        -  const files = readdirSync(folder).filter((f) => f.endsWith('.md')).sort().reverse();
        +  const files = readdirSync(folder).filter((f) => f.endsWith('.md')).sort();
        *** End Patch

        """;

    /// <summary>All goes well but for the order.</summary>
    public static Scenario Story => new([Plans, WritesList(meet: 2), WritesTest(meet: 2), Repairs, Rejects, Approves]);

    /// <summary>The provider knows the key no more when the test is to be written.</summary>
    public static Scenario LockedOut =>
        new([Plans, WritesList(), new Rule { Steps = [new Step { Status = 401, Forever = true }] }]);

    /// <summary>The provider is mended: what is left to do, and no more.</summary>
    public static Scenario Mended => new([WritesTest(), Repairs, Rejects, Approves]);

    /// <summary>What must land.</summary>
    public static string Landed => Module.Replace(".reverse()", "", StringComparison.Ordinal) + "\n";

    public static string LandedTest => ModuleTest + "\n";

    private static Rule Plans =>
        new()
        {
            Prompt = [Planning, Request],
            Schema = true,
            Steps = [new Step { Shell = "ls && ls docs/decisions" }, Says(PlanJson)],
        };

    private static Rule Repairs =>
        new()
        {
            Prompt = [List, Repairing, "newest record first"],
            Steps = [new Step { Patch = Repair }, new Step { Say = "The order is that of the file names now." }],
        };

    // What is rejected is in the diff that the reviewer is shown, not in a count of rounds.
    private static Rule Rejects =>
        new()
        {
            Prompt = [Reviewing, Wrong],
            Schema = true,
            Steps = [Says(Reject)],
        };

    private static Rule Approves =>
        new()
        {
            Prompt = [Reviewing],
            NotPrompt = [Wrong],
            Schema = true,
            Steps = [Says(Approve)],
        };

    private static string PlanJson =>
        $$"""
            {"tasks": [
              {"id": "list", "title": "The list", "files": ["tools/decisions.mjs"],
               "verify": null, "agent": null, "permission": "limited",
               "prompt": "Write tools/decisions.mjs, which exports titles(folder)."},
              {"id": "test", "title": "Its test", "files": ["tools/decisions.test.mjs"],
               "verify": null, "agent": null, "permission": "limited",
               "prompt": "Write tools/decisions.test.mjs, which tests titles(folder) of tools/decisions.mjs."}
            ], "risks": []}
            """;

    private static string Reject =>
        """
            {"decision": "reject", "summary": "The list is upside down.",
             "blockers": [{"file": "tools/decisions.mjs", "line": 5, "symbol": "titles",
                           "problem": "titles() puts the newest record first", "evidence": null}],
             "risks": [], "owner_questions": [], "verification": []}
            """;

    private static string Approve =>
        """
            {"decision": "approve", "summary": "The list is in order.", "blockers": [],
             "risks": [], "owner_questions": [], "verification": []}
            """;

    private static Rule WritesList(int? meet = null) => Writes(List, "decisions.mjs", Module, meet);

    private static Rule WritesTest(int? meet = null) => Writes(Test, "decisions.test.mjs", ModuleTest, meet);

    private static Rule Writes(string task, string file, string text, int? meet) =>
        new()
        {
            Prompt = [task],
            NotPrompt = [Repairing],
            Steps =
            [
                new Step { Shell = $"mkdir -p tools; cat > tools/{file} <<'END'\n{text}\nEND", Meet = meet },
                new Step { Say = $"tools/{file} is written." },
            ],
        };

    private static Step Says(string json) => new() { Say = JsonNode.Parse(json) };
}
