using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Agents.Command;

/// <summary>How one run of the command ended.</summary>
/// <param name="Message">Its final message.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Question">What it asks, or null; it counts also when the run failed.</param>
/// <param name="Report">What it reported to have used.</param>
internal sealed record CommandEnd(string Message, Failure? Failure, AgentQuestion? Question, CommandUsage Report);
