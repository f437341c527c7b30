using Interlock.Core.Changes;
using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Ownership;

/// <summary>Finds what an agent changed outside its contract. Runs on every round, before any reviewer.</summary>
public static class ScopeCheck
{
    /// <summary>Changed paths that the task does not own, then entries that capture refused; both sorted by path.</summary>
    public static IReadOnlyList<ScopeViolation> Violations(PlannedTask task, Change change, TaskPlan plan) =>
        throw new NotImplementedException($"{task}{change}{plan}");
}
