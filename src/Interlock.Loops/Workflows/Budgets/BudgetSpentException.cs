using Interlock.Core.Failures;

namespace Interlock.Loops.Workflows.Budgets;

/// <summary>A node did not begin because the run may spend no more: thrown in the script too.</summary>
internal sealed class BudgetSpentException(Failure failure) : FailureException(failure);
