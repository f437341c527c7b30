namespace Interlock.Core.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>An engine holds its lock.</summary>
    Running,

    /// <summary>An engine holds its lock, and all that it has to do waits for a provider.</summary>
    Waiting,

    /// <summary>No engine works on it and it has not ended: <c>runs resume</c> goes on with it.</summary>
    Interrupted,

    /// <summary>It has ended.</summary>
    Finished,
}
