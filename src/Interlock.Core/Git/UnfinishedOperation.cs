using Interlock.Core.Failures;

namespace Interlock.Core.Git;

/// <summary>A merge, rebase or the like that the user has not finished: his checkout is not to be judged by its tip.</summary>
internal static class UnfinishedOperation
{
    // As git's own wt-status.c tells them. A bisect is only a detached HEAD and is no obstacle.
    private static readonly (string File, string Name, string Command)[] Marks =
    [
        ("MERGE_HEAD", "merge", "merge"),
        ("rebase-merge", "rebase", "rebase"),
        ("rebase-apply/applying", "patch series", "am"),
        ("rebase-apply", "rebase", "rebase"),
        ("CHERRY_PICK_HEAD", "cherry-pick", "cherry-pick"),
        ("REVERT_HEAD", "revert", "revert"),
    ];

    /// <summary>The failure that names the operation, or null.</summary>
    public static Failure? Find(string gitDirectory)
    {
        foreach (var (file, name, command) in Marks)
            if (Path.Exists(Path.Combine(gitDirectory, file)))
                return new Failure(
                    "operation_in_progress",
                    $"A {name} is in progress in the checkout",
                    FailureOwner.User,
                    Retryable: true,
                    $"Finish it (git {command} --continue) or give it up (git {command} --abort), then try again"
                );
        return null;
    }
}
