namespace Interlock.Core.Tests.Runs;

/// <summary>Events of a ship run as the loop writes them: a plan, a rejection, a targeted repair, an approval, a landing.</summary>
internal static class Story
{
    internal const string Tree = "2222222222222222222222222222222222222222";

    internal static (string, string) Started { get; } =
        (
            "run.started",
            """
            {"run":"r","loop":"ship","repository":"/home/somebody/project","base":"1111111111111111111111111111111111111111",
             "baseTree":"1212121212121212121212121212121212121212","branch":"refs/heads/main","request":"add a --json flag",
             "options":{},"version":"0.1.0","pid":1,"pidStart":"x","host":"box"}
            """
        );

    internal static (string, string) Completed { get; } =
        (
            "run.completed",
            """
            {"key":"run","outcome":"landed","exit":0,"verdict":"proved","failure":null,"seconds":12.5}
            """
        );

    internal static (string, string) Plan { get; } =
        (
            "plan.accepted",
            """
            {"key":"plan","source":"planner","tasks":[{"id":"cli","title":"The flag","files":["src/cli.js"],"agent":null},
             {"id":"docs","title":"The manual","files":["README.md","docs/**"],"agent":"codex"}],"risks":[]}
            """
        );

    internal static (string, string)[] FirstRound { get; } =
    [
        ("phase.started", """{"key":"ship/1/implement","phase":"implement","round":1}"""),
        TurnStart("a", "cli", 1),
        TurnStart("b", "docs", 1),
        TurnEnd("a", 1000, 100),
        TurnEnd("b", null, null),
        (
            "candidate.built",
            """{"key":"1","round":1,"tree":"3333333333333333333333333333333333333333","conflicts":[]}"""
        ),
        Check(1, "Refuted", 1, "ev1", failed: 1),
        (
            "review.completed",
            """
            {"key":"1/correctness","round":1,"reviewer":"correctness","decision":"reject","summary":"not yet",
             "blockers":[],"risks":[],"ownerQuestions":[],"verification":[],"edited":["src/cli.js"]}
            """
        ),
        (
            "round.completed",
            """
            {"key":"1","round":1,"decision":"reject","blockers":[{"source":"correctness","file":"src/cli.js","line":12,
             "symbol":"parse","problem":"does not\u001b[2J infer","tasks":["cli"],"why":"explicit path"}],
             "repaired":["cli"],"retained":["docs"],"reason":"explicit path"}
            """
        ),
    ];

    internal static (string, string)[] SecondRound { get; } =
    [
        ("phase.started", """{"key":"ship/2/repair","phase":"repair","round":2}"""),
        TurnStart("c", "cli", 2),
        TurnEnd("c", 500, 50),
        ("candidate.built", $$$"""{"key":"2","round":2,"tree":{"hex":"{{{Tree}}}"},"conflicts":[]}"""),
        Check(2, "proved", 0, "ev2", failed: 0),
        (
            "round.completed",
            """{"key":"2","round":2,"decision":"approve","blockers":[],"repaired":[],"retained":["cli","docs"],"reason":""}"""
        ),
        ("gate.decided", $$$"""{"key":"land-1","verdict":"proved","tree":"{{{Tree}}}","reasons":[]}"""),
        (
            "landing.completed",
            $$$"""
            {"key":"landing","mode":"commit","files":["README.md","src/cli.js"],"tree":"{{{Tree}}}",
             "commit":"4444444444444444444444444444444444444444","branch":"main","url":null}
            """
        ),
    ];

    internal static (string, string)[] Landed { get; } = [Started, Plan, .. FirstRound, .. SecondRound, Completed];

    internal static (string, string) TurnStart(string key, string task, int round) =>
        (
            "step.started",
            $$$"""{"key":"{{{key}}}","scope":"s","kind":"turn","labels":{"role":"implement","task":"{{{task}}}","round":"{{{round}}}"}}"""
        );

    internal static (string, string) TurnEnd(string key, int? input, int? output) =>
        (
            "step.completed",
            $$$"""
            {"key":"{{{key}}}","result":{"text":"done","failure":null,"seconds":1,"usage":{"input":{{{Number(input)}}},
             "cachedInput":null,"output":{{{Number(output)}}},"reasoning":null},"session":null,"model":null}}
            """
        );

    private static (string, string) Check(int round, string verdict, int exit, string id, int failed) =>
        (
            "check.completed",
            $$$"""
            {"key":"ship/round-{{{round}}}/check/test","round":{{{round}}},"evidence":{"id":"{{{id}}}","check":"test","command":"npm test",
             "tree":{"hex":"{{{Tree}}}"},"environmentDigest":"env","verdict":"{{{verdict}}}","exitCode":{{{exit}}},"timedOut":false,
             "tests":{"ran":12,"passed":{{{12 - failed}}},"failed":{{{failed}}},"skipped":0,"runner":"node"},
             "outputDigest":"d{{{round}}}","outputPath":"/state/evidence/{{{id}}}.log","tail":"","reused":false}}
            """
        );

    private static string Number(int? number) => number?.ToString() ?? "null";
}
