namespace Interlock.Cli.Mcp;

/// <summary>How a tool's work is carried out.</summary>
internal enum ToolWork
{
    /// <summary>The verb runs to its end; it is quick.</summary>
    Verb,

    /// <summary>A run is started in a process of its own and followed for a while.</summary>
    StartRun,

    /// <summary>A run is followed for a while, then shown.</summary>
    FollowRun,

    /// <summary>A turn of a session is started by its verb and followed for a while.</summary>
    StartTurn,

    /// <summary>A session is followed for a while, then shown.</summary>
    FollowSession,

    /// <summary>Several sessions are waited for by the verb that does that.</summary>
    WaitForSessions,
}
