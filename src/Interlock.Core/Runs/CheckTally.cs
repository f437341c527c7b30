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
        if (Read(EventText.Member(data, "evidence"), EventText.Small(data, "round")) is not { } check)
            return;
        var at = checks.FindIndex(known => known.Name == check.Name);
        if (at < 0)
            checks.Add(check);
        else
            checks[at] = check;
    }

    /// <summary>Reads a record of evidence; null when it is none.</summary>
    internal CheckReport? Read(JsonElement evidence, int? round) =>
        text.Text(evidence, "check") is not { } name
            ? null
            : new CheckReport(
                name,
                EventText.Enum<Verdict>(evidence, "verdict") ?? Verdict.GateError,
                EventText.Small(evidence, "exitCode"),
                Tests(EventText.Member(evidence, "tests")),
                EventText.Word(evidence, "id"),
                round,
                text.Text(evidence, "command"),
                EventText.Id(evidence, "tree"),
                EventText.Flag(evidence, "timedOut"),
                EventText.Flag(evidence, "reused"),
                text.Text(evidence, "outputPath"),
                EventText.Word(evidence, "outputDigest")
            );

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
