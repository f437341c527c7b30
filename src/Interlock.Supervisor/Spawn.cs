using System.Runtime.InteropServices;

namespace Interlock.Supervisor;

/// <summary>
/// Starts the program by <c>posix_spawn</c> in a session of its own, with every signal at its default and none blocked:
/// what a runtime did to its own signals must not reach the program.
/// </summary>
internal static unsafe partial class Spawn
{
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short SetSessionLinux = 0x80;
    private const short SetSessionMac = 0x400;

    // Larger than posix_spawnattr_t (glibc 336 bytes, macOS a pointer) and sigset_t (128 bytes, 4 bytes).
    private const int AttributesSize = 1024;
    private const int SignalSetSize = 256;

    /// <summary>Starts the program.</summary>
    /// <param name="arguments">The program's path and its arguments, null-terminated.</param>
    /// <param name="environment">NAME=VALUE pointers, null-terminated.</param>
    /// <param name="pid">The new process.</param>
    /// <returns>0 or the error number.</returns>
    public static int Start(byte** arguments, byte** environment, out int pid)
    {
        var attributes = stackalloc byte[AttributesSize];
        var signals = stackalloc byte[SignalSetSize];
        _ = AttributesInit(attributes);
        _ = SignalsFill(signals);
        _ = AttributesSetDefaults(attributes, signals);
        _ = SignalsEmpty(signals);
        _ = AttributesSetMask(attributes, signals);
        var session = OperatingSystem.IsMacOS() ? SetSessionMac : SetSessionLinux;
        _ = AttributesSetFlags(attributes, (short)(SetSignalDefaults | SetSignalMask | session));
        int child;
        int error;
        // A just written script can be held open for an instant by another thread's fork in the engine.
        for (var attempt = 0; ; attempt++)
        {
            error = PosixSpawn(&child, arguments[0], null, attributes, arguments, environment);
            if (error != Native.ErrorTextBusy || attempt == 100)
                break;
            _ = Native.Poll(null, 0, 5);
        }

        pid = child;
        return error;
    }

    /// <summary>Null-terminated UTF-8 strings in memory that lives as long as the process.</summary>
    public static byte** Strings(ReadOnlySpan<string> values)
    {
        var list = (byte**)NativeMemory.Alloc((nuint)(values.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < values.Length; i++)
            list[i] = (byte*)Marshal.StringToCoTaskMemUTF8(values[i]);
        list[values.Length] = null;
        return list;
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    private static partial int PosixSpawn(
        int* pid,
        byte* path,
        void* actions,
        byte* attributes,
        byte** arguments,
        byte** environment
    );

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int AttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int AttributesSetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int AttributesSetDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int AttributesSetMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static partial int SignalsFill(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int SignalsEmpty(byte* signals);
}
