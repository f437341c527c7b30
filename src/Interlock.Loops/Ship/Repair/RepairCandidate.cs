using Interlock.Loops.Ship.Ownership;

namespace Interlock.Loops.Ship.Repair;

/// <summary>A task as repair selection sees it.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Owned">What it owns.</param>
/// <param name="DeclaredFiles">Its patterns, as written.</param>
/// <param name="Prompt">Its prompt.</param>
/// <param name="ChangedPaths">Paths that its last change touched.</param>
/// <param name="Diff">Its last change as a unified diff; empty when there is none.</param>
public sealed record RepairCandidate(
    string TaskId,
    OwnedFiles Owned,
    IReadOnlyList<string> DeclaredFiles,
    string Prompt,
    IReadOnlyList<string> ChangedPaths,
    string Diff
);
