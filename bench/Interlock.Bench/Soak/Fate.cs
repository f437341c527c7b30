namespace Interlock.Bench.Soak;

/// <summary>What befalls a session.</summary>
internal enum Fate
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>SIGKILL to a process of its agent, the supervisor among them.</summary>
    AgentKilled,

    /// <summary>SIGKILL to its worker, which is the engine of a session.</summary>
    WorkerKilled,

    /// <summary>SIGKILL to the caller that waits for it.</summary>
    CallerKilled,

    /// <summary><c>agent interrupt</c>.</summary>
    Interrupted,

    /// <summary><c>agent stop</c>.</summary>
    Stopped,

    /// <summary>It asks, and is answered.</summary>
    Answered,

    /// <summary>It asks, and is stopped instead.</summary>
    AskedAndStopped,
}
