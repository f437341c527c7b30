namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>A path or symbol in a text.</summary>
/// <param name="Name">The path or symbol, cleaned of quotes and line suffixes.</param>
/// <param name="IsPath">Path, or else symbol.</param>
/// <param name="Start">Index of its first character, quotes included.</param>
/// <param name="End">Index after its last character, quotes and line suffix included.</param>
/// <param name="Tasks">
/// For a path: indices of the tasks that own it; empty when nobody does. For a symbol: empty.
/// </param>
/// <param name="Role">What the text says of it.</param>
internal sealed record Mention(
    string Name,
    bool IsPath,
    int Start,
    int End,
    IReadOnlyList<int> Tasks,
    MentionRole Role
);
