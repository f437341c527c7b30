using Interlock.Core.Runs;
using Interlock.Loops.Ship;

namespace Interlock.Cli.Ship;

/// <summary>What <c>ship --dry-run --json</c> prints.</summary>
/// <param name="Run">Null: there is no run.</param>
/// <param name="Outcome">Always <c>completed</c>: nothing to land by design.</param>
/// <param name="Exit">0.</param>
/// <param name="Verdict">Always <c>not_run</c>.</param>
/// <param name="Base">The commit that a run would start from.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="Tasks">Ids of the tasks; null when a planner would make them.</param>
/// <param name="Checks">Names of the checks.</param>
/// <param name="Reviewers">Names of the reviewers.</param>
/// <param name="Land">Where it would land.</param>
internal sealed record DryRunDocument(
    string? Run,
    string Outcome,
    int Exit,
    string Verdict,
    string Base,
    string Tree,
    IReadOnlyList<string>? Tasks,
    IReadOnlyList<string> Checks,
    IReadOnlyList<string> Reviewers,
    string Land
)
{
    /// <summary>The document of a ship that passed preflight.</summary>
    public static DryRunDocument Of(ShipReady ready) =>
        new(
            null,
            "completed",
            ExitCode.Good,
            "not_run",
            ready.Base.Commit.Hex,
            ready.Base.Tree.Hex,
            ready.Plan is { } plan ? [.. plan.Tasks.Select(task => task.Id)] : null,
            [.. ready.Options.Checks.Select(check => check.Name)],
            [.. ready.Options.Reviewers.Select(reviewer => reviewer.Name)],
            ready.Options.Land
        );
}
