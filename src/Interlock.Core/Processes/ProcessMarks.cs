namespace Interlock.Core.Processes;

/// <summary>Environment variables by which a process of ours is known again, also by another engine.</summary>
public static class ProcessMarks
{
    /// <summary>Set by <see cref="ProcessRunner"/> on every supervised process: unique on this machine.</summary>
    public const string Process = "INTERLOCK_PROCESS";

    /// <summary>Id of the run; whoever starts a supervised process for a run sets it.</summary>
    public const string Run = "INTERLOCK_RUN";
}
