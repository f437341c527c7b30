using Interlock.Core.Failures;
using Interlock.Core.Git;

namespace Interlock.Core.Landing;

/// <summary>The reasons for which a landing does not happen.</summary>
internal static class LandingFailures
{
    private const int Named = 5;

    public static Failure Conflict(IReadOnlyList<RepoPath> files) =>
        new(
            "merge_conflict",
            $"The tip has moved and does not merge with the candidate: {Names(files)}",
            FailureOwner.User,
            Retryable: false,
            "Merge the kept branch by hand, or ship again from the new tip"
        );

    public static Failure Overlap(IReadOnlyList<RepoPath> files) =>
        new(
            "overlapping_edits",
            $"Your own work is in the way of the landing: {Names(files)}",
            FailureOwner.User,
            Retryable: true,
            "Commit, stash or move these files, then land again, or merge the kept branch"
        );

    public static Failure BranchExists(string name) =>
        new(
            "branch_exists",
            $"There is a branch '{name}' already",
            FailureOwner.User,
            Retryable: false,
            "Choose another name: --land branch=NAME"
        );

    public static Failure BranchSwitched(string? from, string? to) =>
        new(
            "branch_switched",
            $"The work started on '{Short(from)}', but '{Short(to)}' is checked out now",
            FailureOwner.User,
            Retryable: true,
            "Check the first branch out again, or land on a branch of its own: --land branch"
        );

    public static Failure Unsupported(IReadOnlyList<RepoPath> files) =>
        new(
            "unsupported_entry",
            $"These paths cannot be written into a checkout: {Names(files)}",
            FailureOwner.Policy,
            Retryable: false,
            "Submodules and paths inside .git never land; change them by hand"
        );

    public static Failure IndexLocked { get; } =
        new(
            "index_locked",
            "Another git process holds the index (.git/index.lock)",
            FailureOwner.User,
            Retryable: true,
            "Wait for it to end, or remove the file when none is running, then land again"
        );

    public static Failure RolledBack(string why, IReadOnlyList<RepoPath> left) =>
        new(
            "landing_rolled_back",
            $"The landing did not hold and was taken back: {why}"
                + (left.Count > 0 ? $"; somebody else changed and keeps: {Names(left)}" : ""),
            FailureOwner.User,
            Retryable: true,
            "Let nothing else write into these files, then land again"
        );

    public static string Short(string? branch) =>
        branch is null ? "no branch"
        : branch.StartsWith("refs/heads/", StringComparison.Ordinal) ? branch["refs/heads/".Length..]
        : branch;

    private static string Names(IReadOnlyList<RepoPath> files) =>
        string.Join(", ", files.Take(Named)) + (files.Count > Named ? $" and {files.Count - Named} more" : "");
}
