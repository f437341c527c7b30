using Interlock.Core.Agents;

namespace Interlock.Core.Sessions;

/// <summary>What <c>turn.news</c> says: facts of a running turn that a crash must not lose.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Session">The runtime's id of the conversation, or null when that is not new.</param>
/// <param name="Model">The model that answers, or null when that is not new.</param>
/// <param name="Handover">Another agent took over, or null.</param>
/// <param name="Wait">The agent is waited for, or null.</param>
public sealed record TurnNews(int Turn, string? Session, string? Model, Handover? Handover, ProviderWait? Wait = null);
