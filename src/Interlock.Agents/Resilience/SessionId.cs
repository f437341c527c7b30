using System.Globalization;

namespace Interlock.Agents.Resilience;

/// <summary>
/// Ids of conversations when several agents may have led them: the first agent's stay as they are, those of the n-th
/// are <c>agent-N:ID</c>, so that a conversation goes on with the agent that led it.
/// </summary>
internal static class SessionId
{
    private const string Prefix = "agent-";

    /// <summary>The id as the caller sees it.</summary>
    /// <param name="agent">The agent, counted from 0.</param>
    /// <param name="id">The runtime's own id.</param>
    public static string? Of(int agent, string? id) =>
        id is null || agent == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{agent + 1}:{id}");

    /// <summary>The agent that led a conversation, counted from 0, and the runtime's own id.</summary>
    /// <param name="session">The id as the caller knows it, or null.</param>
    /// <param name="agents">How many agents there are.</param>
    public static (int Agent, string? Id) Read(string? session, int agents)
    {
        if (session is null || !session.StartsWith(Prefix, StringComparison.Ordinal))
            return (0, session);
        var end = session.IndexOf(':', StringComparison.Ordinal);
        return
            end > 0
            && int.TryParse(
                session[Prefix.Length..end],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= 2
            && number <= agents
            ? (number - 1, session[(end + 1)..])
            : (0, session);
    }
}
