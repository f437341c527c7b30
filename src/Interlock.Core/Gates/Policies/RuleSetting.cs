namespace Interlock.Core.Gates.Policies;

/// <summary>One line of a policy.</summary>
/// <param name="Rule">Id of a rule.</param>
/// <param name="Level">What becomes of its findings.</param>
/// <param name="Paths">Globs that it counts for; empty for all.</param>
public sealed record RuleSetting(string Rule, RuleLevel Level, IReadOnlyList<string> Paths);
