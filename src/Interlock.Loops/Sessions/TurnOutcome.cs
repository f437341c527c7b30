using System.Text.Json;
using Interlock.Core.Agents;
using Interlock.Core.Changes;
using Interlock.Core.Sessions;

namespace Interlock.Loops.Sessions;

/// <summary>How a turn of a session ended.</summary>
/// <param name="Result">What the agent said, or null when it was stopped before it could.</param>
/// <param name="Change">All that the session changed so far, or null when nothing was captured.</param>
/// <param name="Output">The final message as JSON, when a schema was asked for and it fits.</param>
/// <param name="Violations">In what it does not fit.</param>
/// <param name="Artifacts">The files that were expected.</param>
internal sealed record TurnOutcome(
    TurnResult? Result,
    Change? Change,
    JsonElement? Output,
    IReadOnlyList<string> Violations,
    IReadOnlyList<ArtifactReport> Artifacts
);
