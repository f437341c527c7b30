using System.Runtime.InteropServices;

namespace Interlock.Supervisor;

/// <summary>
/// The program's environment. The engine sends it with a prefix, so that no variable of the program (a runtime setting,
/// a start-up hook) acts on the supervisor, and none of the supervisor's reaches the program. Without any prefixed
/// variable the supervisor's own environment is passed on.
/// </summary>
internal static unsafe partial class ChildEnvironment
{
    private static ReadOnlySpan<byte> Prefix => "INTERLOCK_CHILD."u8;

    /// <summary>NAME=VALUE pointers, null-terminated.</summary>
    public static byte** Read()
    {
        var own = OperatingSystem.IsMacOS() ? *MacEnvironment() : *(byte***)LinuxEnvironment();
        var count = 0;
        var prefixed = 0;
        for (; own[count] != null; count++)
            if (IsPrefixed(own[count]))
                prefixed++;
        if (prefixed == 0)
            return own;
        var child = (byte**)NativeMemory.Alloc((nuint)(prefixed + 1), (nuint)sizeof(byte*));
        child[prefixed] = null;
        for (var i = count - 1; i >= 0; i--)
            if (IsPrefixed(own[i]))
                child[--prefixed] = own[i] + Prefix.Length;
        return child;
    }

    private static bool IsPrefixed(byte* entry) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry).StartsWith(Prefix);

    private static nint LinuxEnvironment() => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");

    [LibraryImport("libc", EntryPoint = "_NSGetEnviron")]
    private static partial byte*** MacEnvironment();
}
