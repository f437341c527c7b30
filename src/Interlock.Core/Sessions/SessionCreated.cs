namespace Interlock.Core.Sessions;

/// <summary>What <c>session.created</c> says: all that stays the same over the turns of a session.</summary>
/// <param name="Session">Name.</param>
/// <param name="Id">Unique on this machine; marks the session's processes and workspaces.</param>
/// <param name="Repository">Top of the user's checkout.</param>
/// <param name="Base">Commit that the work starts from.</param>
/// <param name="BaseTree">Its tree.</param>
/// <param name="Version">Version of Interlock.</param>
/// <param name="Host">Machine.</param>
public sealed record SessionCreated(
    string Session,
    string Id,
    string Repository,
    string Base,
    string BaseTree,
    string Version,
    string Host
);
