using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>Lets this process live on when the terminal or the process group of its caller ends.</summary>
public static class OwnSession
{
    /// <summary>Begins a session of its own (setsid(2)).</summary>
    /// <returns>False when it leads its process group already, and so cannot.</returns>
    public static bool Begin() => Native.SetSid() >= 0;
}
