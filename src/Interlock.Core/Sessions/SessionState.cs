namespace Interlock.Core.Sessions;

/// <summary>Where a session stands. Every change is one record of its journal.</summary>
public enum SessionState
{
    /// <summary>Recorded; its worker is about to begin.</summary>
    Starting,

    /// <summary>An agent works.</summary>
    Running,

    /// <summary>The agent asked something and a person has to answer.</summary>
    WaitingForUser,

    /// <summary>Its turn was interrupted; the conversation is kept and nothing works.</summary>
    Idle,

    /// <summary>The last turn ended well.</summary>
    Completed,

    /// <summary>The last turn failed.</summary>
    Failed,

    /// <summary>A limit of time ended the last turn.</summary>
    TimedOut,

    /// <summary>It was stopped, or its caller died.</summary>
    Stopped,

    /// <summary>Its worker died in the middle.</summary>
    Lost,

    /// <summary>Its journal cannot be read; never written down, only seen.</summary>
    Damaged,
}
