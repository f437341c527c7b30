using Interlock.Core.Landing;

namespace Interlock.Loops.Ship.Phases;

/// <summary>A landing that was worked out, or why it cannot be; what a resumed run lands is this and nothing else.</summary>
/// <param name="Plan">The plan, or null.</param>
/// <param name="Blocked">The refusal, or null.</param>
public sealed record PlannedLanding(LandingPlan? Plan, LandingResult.Blocked? Blocked);
