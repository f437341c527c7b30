namespace Interlock.Supervisor;

/// <summary>The program and everything below it, from its start until none of it is left.</summary>
/// <param name="program">Process id of the program, which leads its own session and group.</param>
/// <param name="parent">Process id of the engine.</param>
/// <param name="stop">A descriptor that becomes readable when the supervisor is told to end.</param>
internal sealed unsafe class Supervised(int program, int parent, int stop)
{
    private const long TerminateGrace = 2_000;
    private const long KillLimit = 10_000; // a process of another user, or one stuck in the kernel, cannot be waited for
    private int exitCode = -1;
    private bool childless;

    /// <summary>Waits for the program's end, the engine's end or the order to end; then ends everything.</summary>
    /// <returns>The program's exit code, 128 + signal when a signal ended it.</returns>
    public int Run()
    {
        var fds = stackalloc Native.PollFd[3]
        {
            new(Native.WatchProcess(program)),
            new(Native.WatchProcess(parent)),
            new(stop),
        };
        var pause = fds[0].Fd < 0 || fds[1].Fd < 0 ? 50 : 1_000; // without pidfds the loop itself looks
        while (exitCode < 0 && Native.GetParent() == parent)
        {
            _ = Native.Poll(fds, 3, pause);
            Reap();
            if ((fds[2].Returned & Native.PollIn) != 0)
            {
                Terminate(fds + 1);
                break;
            }
        }

        KillAll();
        return exitCode < 0 ? 128 + Native.SigKill : exitCode;
    }

    private void Terminate(Native.PollFd* parentWatch)
    {
        var until = Environment.TickCount64 + TerminateGrace;
        var table = ProcessTable.Read();
        if (table.Count > 0)
            KillRound.Signal(Descendants(table), Native.SigTerm, done: null);
        else
            _ = Native.Kill(-program, Native.SigTerm); // no /proc (macOS): the program's process group
        for (Reap(); !childless && Environment.TickCount64 < until && Native.GetParent() == parent; Reap())
            _ = Native.Poll(parentWatch, 1, 10);
    }

    private void KillAll()
    {
        var until = Environment.TickCount64 + KillLimit;
        for (Reap(); !childless && Environment.TickCount64 < until; Reap())
        {
            if (!KillRound.Run(Descendants))
                _ = Native.Kill(-program, Native.SigKill);
            _ = Native.Poll(null, 0, 2);
        }
    }

    private static List<ProcessEntry> Descendants(List<ProcessEntry> table) =>
        ProcessTable.Below(table, [Environment.ProcessId]);

    // Every orphan below becomes our child, so having no child left means that nothing is left.
    private void Reap()
    {
        int status;
        int pid;
        while ((pid = Native.WaitPid(-1, &status, Native.WaitNoHang)) > 0)
            if (pid == program)
                exitCode = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        childless = pid < 0 && Native.Error == Native.ErrorNoChild;
    }
}
