using System.Text.Json;
using Interlock.Core.Failures;
using Interlock.Core.Gates;
using Interlock.Core.Journal;

namespace Interlock.Core.Runs;

/// <summary>
/// How a run, or one life of it, ended. <c>run.completed</c> is final: a resume after it only finds that out.
/// <c>run.interrupted</c> leaves a run that can be resumed.
/// </summary>
internal sealed record RunEnd(
    bool IsFinal,
    Outcome Outcome,
    Verdict? Verdict,
    int Exit,
    Failure? Failure,
    JsonElement? Result,
    DateTimeOffset At,
    double? Seconds
)
{
    /// <summary>Reads <c>run.completed</c> or <c>run.interrupted</c>.</summary>
    internal static RunEnd Read(JournalRecord record, Verdict gate, EventText text)
    {
        var data = record.Data;
        var isFinal = record.Type == "run.completed";
        // An outcome of a newer engine that we do not know is no success.
        var outcome = EventText.Enum<Outcome>(data, "outcome") ?? Runs.Outcome.Failed;
        var verdict = EventText.Enum<Verdict>(data, "verdict");
        return new RunEnd(
            isFinal,
            outcome,
            isFinal ? verdict : null,
            EventText.Small(data, "exit") ?? ExitCode.Of(outcome, verdict ?? gate),
            FailureEvent.Read(data, "failure", text),
            EventText.Member(data, "result")
                is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } result
                ? result
                : null,
            record.At,
            EventText.Fraction(data, "seconds")
        );
    }
}
