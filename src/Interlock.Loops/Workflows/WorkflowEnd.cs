using System.Text.Json;
using Interlock.Loops.Ship;

namespace Interlock.Loops.Workflows;

/// <summary>How a workflow run, or one life of it, ended.</summary>
/// <param name="End">Outcome and failure.</param>
/// <param name="IsFinal">Whether it is over; else it can be resumed.</param>
/// <param name="Value">What the script returned, or null.</param>
public sealed record WorkflowEnd(ShipEnd End, bool IsFinal, JsonElement? Value);
