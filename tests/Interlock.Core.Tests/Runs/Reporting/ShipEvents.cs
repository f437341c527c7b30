namespace Interlock.Core.Tests.Runs.Reporting;

/// <summary>The steps and events of a ship run with a reject and a repair, as the loop writes them.</summary>
internal static class ShipEvents
{
    internal static (string, string)[] Whole { get; } =
    [
        Story.Started,
        Story.Plan,
        Turn("a", "ship/round-1/implement/cli", "implement", "cli", 1),
        Turn("b", "ship/round-1/implement/docs", "implement", "docs", 1),
        Done("a"),
        Done("b"),
        Step("ca", "ship/round-1/implement/cli", "capture"),
        (
            "step.completed",
            """{"key":"ca","result":{"entries":[{"path":"src/cli.js","kind":"modified"}],"refused":[]}}"""
        ),
        Step("k1", "ship/round-1", "combine"),
        ("step.completed", """{"key":"k1","result":{"tree":"33","conflicts":[]}}"""),
        Step("t1", "ship/round-1/check/test", "check"),
        (
            "step.completed",
            """{"key":"t1","result":{"id":"ev1","check":"test","command":"npm test","verdict":"refuted","exitCode":1,"tail":"1 failed"}}"""
        ),
        Turn("r1", "ship/round-1/review/correctness", "review", null, 1),
        Done("r1"),
        Review(1, "reject"),
        (
            "round.completed",
            """{"key":"1","round":1,"decision":"reject","blockers":[{"source":"review:correctness","problem":"no","tasks":["cli"]}],"repaired":["cli"],"retained":["docs"],"reason":"file"}"""
        ),
        Turn("c", "ship/round-2/repair/cli", "repair", "cli", 2),
        Done("c"),
        Step("k2", "ship/round-2", "combine"),
        ("step.completed", """{"key":"k2","result":{"tree":"44","conflicts":[]}}"""),
        Turn("r2", "ship/round-2/review/correctness", "review", null, 2),
        Done("r2"),
        Review(2, "approve"),
        (
            "round.completed",
            """{"key":"2","round":2,"decision":"approve","blockers":[],"repaired":[],"retained":["cli","docs"],"reason":""}"""
        ),
        ("landing.completed", """{"key":"landing","mode":"tree","files":["src/cli.js"],"tree":"44"}"""),
        Story.Completed,
    ];

    private static (string, string) Step(string key, string scope, string kind) =>
        ("step.started", $$$"""{"key":"{{{key}}}","scope":"{{{scope}}}","kind":"{{{kind}}}","labels":{}}""");

    private static (string, string) Turn(string key, string scope, string role, string? task, int round) =>
        (
            "step.started",
            $$$"""{"key":"{{{key}}}","scope":"{{{scope}}}","kind":"turn","labels":{"role":"{{{role}}}","round":"{{{round}}}","agent":"codex",{{{(task is null ? "\"label\":\"correctness\"" : $"\"task\":\"{task}\"")}}}}}"""
        );

    private static (string, string) Done(string key) =>
        (
            "step.completed",
            $$$"""{"key":"{{{key}}}","result":{"text":"ok","failure":null,"usage":{"input":5,"output":1},"seconds":1}}"""
        );

    private static (string, string) Review(int round, string decision) =>
        (
            "review.completed",
            $$"""{"key":"{{round}}/correctness","round":{{round}},"reviewer":"correctness","decision":"{{decision}}","summary":"s"}"""
        );
}
