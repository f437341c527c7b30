using System.Text.Json.Serialization;
using Interlock.Core.Failures;

namespace Interlock.Cli.Output;

/// <summary>What <c>--json</c> prints when there is no run to report: the names of a run's JSON, empty, and the failure.</summary>
/// <param name="Run">Null.</param>
/// <param name="Outcome">Null: no run ended.</param>
/// <param name="Exit">The exit code.</param>
/// <param name="Verdict">Always <c>not_run</c>.</param>
/// <param name="Failure">Why.</param>
/// <param name="Faults">Every fault by itself.</param>
internal sealed record ErrorDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Run,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Outcome,
    int Exit,
    string Verdict,
    ErrorFailure Failure,
    IReadOnlyList<FaultDocument> Faults
)
{
    /// <summary>The document of a failure.</summary>
    public static ErrorDocument Of(
        int exit,
        Failure failure,
        IReadOnlyList<FaultDocument> faults,
        string? run = null
    ) =>
        new(
            run,
            null,
            exit,
            "not_run",
            new ErrorFailure(failure.Class, failure.Owner, failure.Message, failure.Retryable, failure.Remedy),
            faults
        );
}
