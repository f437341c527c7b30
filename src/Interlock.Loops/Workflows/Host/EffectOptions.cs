using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>
/// Knows the options of the functions for worktrees; those of <c>gate</c>, <c>ship</c> and <c>fix</c> are their loops' own.
/// </summary>
internal static class EffectOptions
{
    private static readonly string[] Review =
    [
        .. (ReadOnlySpan<string>)["label", "phase", "context", "criteria", "runtime", "provider", "model", "effort"],
        .. (ReadOnlySpan<string>)["timeout", "timeoutMs", "permission", "reviewerCount", "maxReviewers"],
        .. (ReadOnlySpan<string>)["maxDiffChars", "reviewers", "retry", "agent"],
    ];

    /// <summary>The author's mistake, or null.</summary>
    public static ScriptError? ErrorIn(EffectCall call)
    {
        var (function, known) = call.Effect switch
        {
            ScriptEffect.ReviewDiffs => ("reviewWorktreeDiffs()", Review),
            ScriptEffect.ApplyDiff => ("applyWorktreeDiff()", ["label"]),
            ScriptEffect.ApplyDiffs => ("applyWorktreeDiffs()", ["label", "continueOnError"]),
            ScriptEffect.CaptureSnapshot => ("captureMainWorktreeSnapshot()", ["label"]),
            ScriptEffect.AssertSnapshot => ("assertMainWorktreeUnchanged()", ["label"]),
            ScriptEffect.RestoreSnapshot => ("restoreMainWorktreeSnapshot()", ["label"]),
            _ => ("", (string[]?)null),
        };
        if (known is null || ScriptMessages.Member(call.Arguments, "options") is not { } options)
            return null;
        return new OptionList(function, options, known).Mistake is { } mistake
            ? new ScriptError(ScriptErrors.Usage, mistake) { IsFatal = true }
            : null;
    }
}
