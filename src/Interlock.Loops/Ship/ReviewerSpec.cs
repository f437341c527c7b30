namespace Interlock.Loops.Ship;

/// <summary>One reviewer of the panel.</summary>
/// <param name="Name">Short name, unique in the panel, for example <c>correctness</c>.</param>
/// <param name="Perspective">What this reviewer looks for, as a sentence for its prompt.</param>
/// <param name="Agent">Agent that reviews, as the user names it.</param>
public sealed record ReviewerSpec(string Name, string Perspective, string Agent);
