namespace Interlock.Loops.Workflows.Host;

/// <summary>What <c>budget</c> says in the script.</summary>
/// <param name="Total">The limit in the budget's unit (usually tokens), or null for none.</param>
/// <param name="Spent">What is used up, in the same unit.</param>
public sealed record BudgetState(double? Total, double Spent);
