using System.Runtime.InteropServices;
using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>
/// Descriptors 0, 1 and 2 as the caller gave them. One that he had closed may by now belong to a file of the runtime's own,
/// so it must be neither read nor written: such a file is told by its close-on-exec flag, which no inherited one has.
/// </summary>
public static unsafe partial class StandardDescriptors
{
    /// <summary>Number of stdin.</summary>
    public const int Input = 0;

    /// <summary>Number of stdout.</summary>
    public const int Output = 1;

    /// <summary>Number of stderr.</summary>
    public const int Error = 2;

    private const int GetFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short PollOut = 4;
    private const short PollError = 8; // of a pipe: nobody holds its other end
    private static readonly int Busy = OperatingSystem.IsMacOS() ? 35 : 11;
    private static readonly bool[] Given = Look();

    /// <summary>Whether the caller gave it. The first call, to be made before files are opened, fills those that he did not.</summary>
    /// <param name="descriptor">0, 1 or 2.</param>
    public static bool IsGiven(int descriptor) => Given[descriptor];

    /// <summary>Writes all of it, however slowly the reader reads.</summary>
    /// <param name="descriptor">1 or 2.</param>
    /// <param name="bytes">What to write.</param>
    /// <returns>Why that failed, in the system's words; empty when the reader is gone; null when it did not fail.</returns>
    public static string? Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (!Given[descriptor])
            return "it is closed";
        fixed (byte* start = bytes)
            for (var done = 0; done < bytes.Length; )
            {
                var count = Native.Write(descriptor, start + done, (nuint)(bytes.Length - done));
                if (count >= 0)
                {
                    done += (int)count;
                    continue;
                }
                var error = Marshal.GetLastPInvokeError(); // kept at once: the runtime makes calls of its own in between
                if (error == Busy)
                    Wait(descriptor);
                else if (error != Interrupted)
                    return error == BrokenPipe
                        ? ""
                        : Marshal.PtrToStringUTF8((nint)Native.ErrorText(error)) ?? "unknown";
            }
        return null;
    }

    /// <summary>Whether what is written may still reach somebody; false for a pipe whose reader is gone.</summary>
    /// <param name="descriptor">1 or 2.</param>
    public static bool IsHeard(int descriptor)
    {
        var poll = new Native.PollFd(descriptor) { Events = 0 };
        return !Given[descriptor] || Native.Poll(&poll, 1, 0) <= 0 || (poll.Returned & PollError) == 0;
    }

    // Somebody who shares it with us has made it one that does not wait.
    private static void Wait(int descriptor)
    {
        var poll = new Native.PollFd(descriptor) { Events = PollOut };
        _ = Native.Poll(&poll, 1, -1);
    }

    private static bool[] Look()
    {
        var flags = new[] { Control(Input, GetFlags), Control(Output, GetFlags), Control(Error, GetFlags) };
        // A file that is opened later must not get one of these numbers: it would be taken for what the caller gave.
        fixed (byte* nothing = "/dev/null\0"u8)
            for (var missing = flags.Count(flag => flag < 0); missing > 0; missing--)
                _ = Native.Open(nothing, Native.ReadWrite);
        return [.. flags.Select(flag => flag >= 0 && (flag & CloseOnExec) == 0)];
    }

    // Variadic, but F_GETFD takes no third argument.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
