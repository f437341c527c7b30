using System.ComponentModel;
using System.Diagnostics;
using Interlock.Supervisor;

namespace Interlock.Core.Processes;

/// <summary>
/// A started process with its pipes: what <see cref="ProcessRunner"/> and <see cref="RunningProcess"/> share.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int TextFileBusy = 26; // ETXTBSY, the same on Linux and macOS
    private const int SignalCodes = 128;

    // The supervisor gives the program 2 s after SIGTERM; one that takes much longer is stopped or broken.
    private static readonly TimeSpan SupervisorLimit = TimeSpan.FromSeconds(8);
    private readonly Process process;
    private readonly string? mark;
    private readonly ulong started;
    private readonly TimeProvider time;

    private ChildProcess(Process process, string? mark, TimeProvider time)
    {
        this.process = process;
        this.mark = mark;
        this.time = time;
        started = ProcessTable.Read(process.Id)?.Start ?? 0;
        Identity = ProcessIdentity.Of(process.Id);
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        Error = process.StandardError.BaseStream;
        Exited = WaitAsync();
    }

    /// <summary>Who it is, or null when it had ended before anybody looked.</summary>
    public ProcessIdentity? Identity { get; }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    /// <summary>
    /// Completes with the exit code when the process is gone (its pipes may still be open elsewhere).
    /// </summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a process.</summary>
    /// <param name="spec">The process.</param>
    /// <param name="supervisor">Path of the supervisor, or null.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ProcessStartException">Program, supervisor or working directory is not there.</exception>
    public static ChildProcess Start(ProcessSpec spec, string? supervisor, TimeProvider time)
    {
        if (!Directory.Exists(spec.WorkingDirectory))
            throw new ProcessStartException(StartFailures.NoDirectory(spec));
        var program = ProgramPath.Require(spec);
        if (spec.Confinement is { } confinement)
        {
            spec = spec with { Arguments = confinement.Wrap(program, spec) };
            program = confinement.Program;
        }

        var newMark = spec.Supervised && supervisor is not null ? Supervision.NextMark() : null;
        if (newMark is not null && !File.Exists(supervisor))
            throw new ProcessStartException(StartFailures.NoSupervisor(supervisor!));
        if (newMark is not null)
            Orphans.Adopt();
        var start = newMark is null ? Plain(program, spec) : Supervision.Describe(supervisor!, program, spec, newMark);
        start.WorkingDirectory = spec.WorkingDirectory;
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new ChildProcess(Launch(start), newMark, time);
    }

    /// <summary>Ends the process and every descendant; returns when they are dead.</summary>
    public async Task EndAsync()
    {
        if (mark is null)
        {
            KillTree();
            await Exited;
            return;
        }

        if (!Exited.IsCompleted)
        {
            _ = Native.Kill(process.Id, Native.SigTerm);
            _ = Native.Kill(process.Id, Native.SigContinue); // in case its own program has stopped it
        }

        if (await Task.WhenAny(Exited, Task.Delay(SupervisorLimit, time)) != Exited)
            KillTree();
        await SettleAsync();
    }

    /// <summary>After the exit: makes sure that nothing outlives a supervisor that was killed itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SettleAsync()
    {
        var code = await Exited;
        if (mark is not null && code >= SignalCodes) // a supervisor that ends by itself has left nothing
            await Orphans.SweepAsync(mark, started, time);
        return code;
    }

    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
        Error.Dispose();
        process.Dispose();
    }

    private static ProcessStartInfo Plain(string program, ProcessSpec spec)
    {
        var start = new ProcessStartInfo(program, spec.Arguments);
        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static Process Launch(ProcessStartInfo start)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
#pragma warning disable RS0030 // the one place that starts processes; all others use ProcessRunner
                return Orphans.Start(() => Process.Start(start)!);
#pragma warning restore RS0030
            }
            catch (Win32Exception busy) when (busy.NativeErrorCode == TextFileBusy && attempt < 100)
            {
                // Another thread's fork holds a just written program open for an instant (golang/go#22315).
                Thread.Yield();
            }
            catch (Win32Exception error)
            {
                throw new ProcessStartException(StartFailures.NotStarted(start, error), error);
            }
        }
    }

    private void KillTree()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            Debug.WriteLine(gone.Message); // already over, in whole or in part: that is what was wanted
        }
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        Orphans.Forget(process.Id);
        return process.ExitCode;
    }
}
