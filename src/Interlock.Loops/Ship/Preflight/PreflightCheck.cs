using Interlock.Loops.Ship.Plan;

namespace Interlock.Loops.Ship.Preflight;

/// <summary>Judges a plan before anything is created or spent.</summary>
public static class PreflightCheck
{
    /// <summary>Every fault at once, in the order of the tasks; empty when the run may start.</summary>
    public static IReadOnlyList<PreflightFault> Run(TaskPlan plan, PreflightFacts facts, PreflightOptions options) =>
        throw new NotImplementedException($"{plan}{facts}{options}");
}
