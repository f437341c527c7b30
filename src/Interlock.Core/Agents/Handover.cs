using Interlock.Core.Failures;

namespace Interlock.Core.Agents;

/// <summary>An agent could not work, and the next one took over its workspace.</summary>
/// <param name="From">The agent that could not.</param>
/// <param name="To">The agent that took over.</param>
/// <param name="Failure">Why.</param>
public sealed record Handover(string From, string To, Failure Failure);
