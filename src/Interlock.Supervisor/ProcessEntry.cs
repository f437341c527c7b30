namespace Interlock.Supervisor;

/// <summary>One process as <c>/proc/PID/stat</c> shows it.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Parent">Process id of the parent.</param>
/// <param name="Session">Session id.</param>
/// <param name="State">State letter; <c>Z</c> is dead and not yet reaped.</param>
/// <param name="Start">Start time in clock ticks since boot.</param>
internal readonly record struct ProcessEntry(int Pid, int Parent, int Session, char State, ulong Start)
{
    /// <summary>Whether it is dead and only waits for its parent.</summary>
    public bool IsZombie => State is 'Z' or 'X';
}
