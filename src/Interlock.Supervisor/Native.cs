using System.Runtime.InteropServices;

namespace Interlock.Supervisor;

/// <summary>The C library's calls, blittable ones only; 64-bit Linux and macOS.</summary>
internal static unsafe partial class Native
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const int WaitNoHang = 1;
    public const int ErrorNoChild = 10;
    public const int ErrorTextBusy = 26;
    public const int ReadWrite = 2;
    public const short PollIn = 1;
    private const int SetChildSubreaper = 36;
    private const long PidfdOpenNumber = 434;

    /// <summary>SIGSTOP, which the two systems number differently.</summary>
    public static int SigStop => OperatingSystem.IsMacOS() ? 17 : 19;

    /// <summary>SIGCONT, likewise.</summary>
    public static int SigContinue => OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Error number of the last call that sets it.</summary>
    public static int Error => Marshal.GetLastSystemError();

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    public static partial int WaitPid(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "setsid")]
    public static partial int SetSid();

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "poll")]
    public static partial int Poll(PollFd* fds, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "pipe")]
    public static partial int Pipe(int* ends);

    /// <summary>Keeps a descriptor from the programs that are started.</summary>
    public static void CloseOnExec(int fd) => _ = Control(fd, OperatingSystem.IsMacOS() ? 0x20006601u : 0x5451u);

    [LibraryImport("libc", EntryPoint = "open")]
    public static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    public static partial nint Read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Dup2(int from, int to);

    [LibraryImport("libc", EntryPoint = "opendir")]
    public static partial nint OpenDirectory(byte* path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    public static partial byte* ReadDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "strerror")]
    public static partial byte* ErrorText(int error);

    /// <summary>Takes the exit of one dead child, if it is one.</summary>
    public static void Reap(int pid)
    {
        int status;
        _ = WaitPid(pid, &status, WaitNoHang);
    }

    /// <summary>Makes this process the parent of every orphan among its descendants (Linux, prctl(2)).</summary>
    public static bool BecomeSubreaper() =>
        OperatingSystem.IsLinux() && ProcessControl(SetChildSubreaper, 1, 0, 0, 0) == 0;

    /// <summary>A descriptor that becomes readable when a process ends (Linux 5.3, pidfd_open(2)), or -1.</summary>
    public static int WatchProcess(int pid) =>
        OperatingSystem.IsLinux() ? (int)SystemCall(PidfdOpenNumber, pid, 0) : -1;

    // FIOCLEX takes no third argument, so the variadic call is safe on every architecture (fcntl's is not).
    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int fd, nuint request);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, long a, long b);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFd(int fd)
    {
        public int Fd = fd;
        public short Events = PollIn;
        public short Returned;
    }
}
