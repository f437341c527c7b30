using Interlock.Core.Failures;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows;

/// <summary>Why a workflow run does not begin or ends early.</summary>
public static class WorkflowFailures
{
    /// <summary>The run is of another loop, or never began.</summary>
    public static Failure NotResumable(string run) =>
        new(
            "not_a_workflow",
            $"Run {run} is no workflow run, or it ended before anything was recorded.",
            FailureOwner.User,
            false,
            "Start it again with 'interlock run'."
        );

    /// <summary>The script is gone, also from the run's artifacts.</summary>
    public static Failure ScriptGone(string path) =>
        new(
            "script_missing",
            $"The script of the run is not there any more: {path}",
            FailureOwner.User,
            false,
            "Put it back, then resume the run."
        );

    /// <summary>The script cannot run.</summary>
    public static Failure Invalid(IReadOnlyList<ScriptProblem> problems) =>
        new(
            ScriptErrors.Invalid,
            string.Join("; ", problems.Select(problem => problem.ToString())),
            FailureOwner.User,
            false,
            ScriptErrors.RemedyOf(ScriptErrors.Invalid)
        );
}
