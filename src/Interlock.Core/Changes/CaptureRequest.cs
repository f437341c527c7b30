using Interlock.Core.Git;

namespace Interlock.Core.Changes;

/// <summary>What to capture.</summary>
/// <param name="Folder">The work tree.</param>
/// <param name="Index">The harness's index of it.</param>
/// <param name="Tree">The tree the index was made from.</param>
/// <param name="From">The tree to compare with; its ignore rules count.</param>
/// <param name="Wanted">Paths to take even when ignored, or null.</param>
/// <param name="Setup">What setup left there.</param>
public sealed record CaptureRequest(
    string Folder,
    string Index,
    ObjectId Tree,
    ObjectId From,
    Func<RepoPath, bool>? Wanted,
    SetupTrace Setup
);
