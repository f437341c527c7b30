using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

[assembly: DisableRuntimeMarshalling] // blittable calls only: no marshalling stubs to compile at start-up

namespace Interlock.Supervisor;

/// <summary>
/// <c>interlock-supervisor PARENT_PID -- PROGRAM ARGUMENT…</c>: runs a program so that neither it nor anything it
/// starts outlives it, the order to end, or the engine. No Console, Process or LINQ: start-up is what it costs.
/// </summary>
internal static unsafe class Program
{
    private const int Usage = 2;
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int ErrorNoEntry = 2;

    private static int Main(string[] args)
    {
        if (args.Length < 3 || args[1] != "--" || !int.TryParse(args[0], out var parent))
            return Say("usage: interlock-supervisor PARENT_PID -- PROGRAM ARGUMENT...", Usage);
        _ = Native.SetSid();
        _ = Native.BecomeSubreaper();
        var ends = stackalloc int[2];
        _ = Native.Pipe(ends);
        Native.CloseOnExec(ends[0]);
        Native.CloseOnExec(ends[1]);
        var tell = ends[1];
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            byte any = 1;
            _ = Native.Write(tell, &any, 1);
        }

        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        var arguments = Spawn.Strings(args.AsSpan(2));
        var error = Spawn.Start(arguments, ChildEnvironment.Read(), out var program);
        if (error != 0)
            return Say(
                $"interlock-supervisor: cannot start '{args[2]}': {Marshal.PtrToStringUTF8((nint)Native.ErrorText(error))}",
                error == ErrorNoEntry ? NotFound : NotExecutable
            );
        LetGoOfPipes();
        var code = new Supervised(program, parent, ends[0]).Run();
        Native.Exit(code); // nothing of the runtime is worth an orderly end
        return code;
    }

    // The engine must see the end of the program's own output, and the program's own end of reading.
    private static void LetGoOfPipes()
    {
        fixed (byte* path = "/dev/null\0"u8)
        {
            var nothing = Native.Open(path, Native.ReadWrite);
            _ = Native.Dup2(nothing, 0);
            _ = Native.Dup2(nothing, 1);
            _ = Native.Close(nothing);
        }
    }

    private static int Say(string message, int code)
    {
        var bytes = Encoding.UTF8.GetBytes(message + "\n");
        fixed (byte* start = bytes)
            _ = Native.Write(2, start, (nuint)bytes.Length);
        return code;
    }
}
