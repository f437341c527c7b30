using Interlock.Core.Gates;
using Interlock.Core.Processes;

namespace Interlock.Core.Evidence;

/// <summary>
/// What a check's end means. Pure: the exit code decides, and a runner's own count may only make it worse.
/// </summary>
/// <param name="Verdict"><c>proved</c>, <c>refuted</c> or <c>unproved</c>.</param>
/// <param name="Reason">Why, when the exit code alone does not say it; else null.</param>
internal sealed record CheckVerdict(Verdict Verdict, string? Reason)
{
    private const int NotExecutable = 126;
    private const int CommandNotFound = 127;

    /// <summary>Judges an end.</summary>
    public static CheckVerdict Of(ProcessResult ended, TestCount? tests, TimeSpan limit) =>
        ended switch
        {
            { TimedOut: true } => new(Verdict.Refuted, $"ended after its time limit of {limit.TotalSeconds:0.#} s"),
            { ExitCode: CommandNotFound } => new(Verdict.Refuted, "exit 127: the shell did not find a command"),
            { ExitCode: NotExecutable } => new(Verdict.Refuted, "exit 126: the shell may not execute a command"),
            { ExitCode: not 0 } => new(Verdict.Refuted, null),
            _ when tests is { Failed: > 0 } => new(
                Verdict.Refuted,
                $"exit 0, but {tests.Runner} reports {tests.Failed} failed"
            ),
            _ when tests is { Ran: 0 } => new(
                Verdict.Unproved,
                $"exit 0, but {tests.Runner} ran no test ({tests.Skipped} skipped): that proves nothing"
            ),
            _ => new(Verdict.Proved, null),
        };
}
