namespace Interlock.Core.Agents;

/// <summary>One of the answers that a question offers.</summary>
/// <param name="Label">The answer.</param>
/// <param name="Description">What it means, or null.</param>
public sealed record QuestionOption(string Label, string? Description = null);
