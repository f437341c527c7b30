namespace Interlock.Workflows;

/// <summary>A change that an agent made, kept by the engine as a tree; nothing of it is in the user's checkout yet.</summary>
/// <param name="Changed">Whether anything changed.</param>
/// <param name="Files">Paths.</param>
/// <param name="Diff">Patch text, for reading.</param>
/// <param name="Base">Id of the tree that it started from.</param>
/// <param name="Tree">Id of the tree that it made.</param>
/// <param name="Refused">Paths that are not taken, with the reason.</param>
public sealed record WorktreeChange(
    bool Changed,
    IReadOnlyList<string> Files,
    string Diff,
    string Base,
    string Tree,
    IReadOnlyList<string>? Refused = null
);
