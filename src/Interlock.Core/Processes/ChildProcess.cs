using System.ComponentModel;
using System.Diagnostics;
using Interlock.Core.Failures;

namespace Interlock.Core.Processes;

/// <summary>A started process with its pipes: what <see cref="ProcessRunner"/> and <see cref="RunningProcess"/> share.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int TextFileBusy = 26; // ETXTBSY, the same on Linux and macOS
    private readonly Process process;

    private ChildProcess(Process process)
    {
        this.process = process;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        Error = process.StandardError.BaseStream;
        Exited = WaitAsync();
    }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    /// <summary>Completes with the exit code when the process itself is gone (its pipes may still be open elsewhere).</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the process.</summary>
    /// <exception cref="ProcessStartException">Program or working directory is not there.</exception>
    public static ChildProcess Start(ProcessSpec spec)
    {
        if (!Directory.Exists(spec.WorkingDirectory))
            throw new ProcessStartException(NoDirectory(spec));
        var start = new ProcessStartInfo(ProgramPath.Require(spec), spec.Arguments)
        {
            WorkingDirectory = spec.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        return new ChildProcess(Launch(start));
    }

    /// <summary>Kills the process and every descendant that still hangs below it.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Already over: that is what was wanted.
            Trace.WriteLine(gone.Message);
        }
    }

    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
        Error.Dispose();
        process.Dispose();
    }

    private static Process Launch(ProcessStartInfo start)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
#pragma warning disable RS0030 // the one place that starts processes; all others use ProcessRunner
                return Process.Start(start)!;
#pragma warning restore RS0030
            }
            catch (Win32Exception busy) when (busy.NativeErrorCode == TextFileBusy && attempt < 100)
            {
                // Another thread's fork holds a just written program open for an instant (golang/go#22315).
                Thread.Yield();
            }
            catch (Win32Exception error)
            {
                throw new ProcessStartException(
                    new Failure(
                        "process_not_started",
                        $"Program '{start.FileName}' could not be started in '{start.WorkingDirectory}': {error.Message}",
                        FailureOwner.Platform,
                        false,
                        "Check the program's first line (#!), its architecture and its permissions."
                    ),
                    error
                );
            }
        }
    }

    private static Failure NoDirectory(ProcessSpec spec) =>
        new(
            "working_directory_missing",
            $"Working directory '{spec.WorkingDirectory}' of '{spec.FileName}' does not exist.",
            FailureOwner.Platform,
            false,
            "Create the folder, or start the run again."
        );

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
