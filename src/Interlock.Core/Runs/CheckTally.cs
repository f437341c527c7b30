using System.Text.Json;
using Interlock.Core.Evidence;
using Interlock.Core.Gates;

namespace Interlock.Core.Runs;

/// <summary>Keeps the last evidence of each check.</summary>
internal sealed class CheckTally(EventText text)
{
    private readonly List<CheckReport> checks = [];

    /// <summary>The checks, in the order they first ran.</summary>
    internal IReadOnlyList<CheckReport> Checks => [.. checks];

    /// <summary>A check has run.</summary>
    internal void Add(JsonElement data)
    {
        var evidence = EventText.Member(data, "evidence");
        if (text.Text(evidence, "check") is not { } name)
            return;
        var check = new CheckReport(
            name,
            EventText.Enum<Verdict>(evidence, "verdict") ?? Verdict.GateError,
            EventText.Small(evidence, "exitCode"),
            Tests(EventText.Member(evidence, "tests")),
            EventText.Word(evidence, "id"),
            EventText.Small(data, "round"),
            text.Text(evidence, "command"),
            EventText.Id(evidence, "tree"),
            EventText.Flag(evidence, "timedOut"),
            EventText.Flag(evidence, "reused"),
            text.Text(evidence, "outputPath"),
            EventText.Word(evidence, "outputDigest")
        );
        var at = checks.FindIndex(known => known.Name == name);
        if (at < 0)
            checks.Add(check);
        else
            checks[at] = check;
    }

    private TestCount? Tests(JsonElement tests) =>
        tests.ValueKind != JsonValueKind.Object
            ? null
            : new TestCount(
                EventText.Small(tests, "ran") ?? 0,
                EventText.Small(tests, "passed") ?? 0,
                EventText.Small(tests, "failed") ?? 0,
                EventText.Small(tests, "skipped") ?? 0,
                text.Text(tests, "runner") ?? "?"
            );
}
