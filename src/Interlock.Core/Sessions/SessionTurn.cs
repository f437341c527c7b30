using Interlock.Core.Agents;
using Interlock.Core.Failures;

namespace Interlock.Core.Sessions;

/// <summary>One turn of a session, as reports show it.</summary>
/// <param name="Turn">Number, from 1.</param>
/// <param name="Kind">Why it was run.</param>
/// <param name="Started">When it began, UTC, or null when it has not.</param>
/// <param name="Seconds">Wall time; null while it has not ended.</param>
/// <param name="Agent">The agent that answered, when it is not the session's.</param>
/// <param name="Model">The model that answered, or null.</param>
/// <param name="Message">The final message, clean; null while it has not ended.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Violations">In what the final message does not fit the schema.</param>
/// <param name="Questions">Questions that were asked, with their answers.</param>
/// <param name="Handovers">Agents that could not work before the one that answered.</param>
/// <param name="Usage">What it spent.</param>
/// <param name="Prompt">Digests of its prompt.</param>
public sealed record SessionTurn(
    int Turn,
    TurnKind Kind,
    DateTimeOffset? Started,
    double? Seconds,
    string? Agent,
    string? Model,
    string? Message,
    Failure? Failure,
    IReadOnlyList<string> Violations,
    IReadOnlyList<QuestionReport> Questions,
    IReadOnlyList<Handover> Handovers,
    SessionUsage Usage,
    SessionPrompt Prompt
);
