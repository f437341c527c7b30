using System.ComponentModel;
using System.Diagnostics;
using Interlock.Core.Failures;

namespace Interlock.Core.Processes;

/// <summary>Why a process could not be started, in words.</summary>
internal static class StartFailures
{
    public static Failure NoDirectory(ProcessSpec spec) =>
        new(
            "working_directory_missing",
            $"Working directory '{spec.WorkingDirectory}' of '{spec.FileName}' does not exist.",
            FailureOwner.Platform,
            false,
            "Create the folder, or start the run again."
        );

    public static Failure NotStarted(ProcessStartInfo start, Win32Exception error) =>
        new(
            "process_not_started",
            $"Program '{start.FileName}' could not be started in '{start.WorkingDirectory}': {error.Message}",
            FailureOwner.Platform,
            false,
            "Check the program's first line (#!), its architecture and its permissions, and the limit of processes."
        );

    public static Failure NotFound(string program, string where) =>
        new(
            "program_not_found",
            $"Program '{program}' was not found{where}.",
            FailureOwner.Platform,
            false,
            program.Contains('/') ? $"Check the path '{program}'." : $"Install '{program}' or add its folder to PATH."
        );

    public static Failure NoSupervisor(string path) =>
        new(
            "program_not_found",
            $"The supervisor '{path}', which keeps agents from leaving processes behind, is missing.",
            FailureOwner.Platform,
            false,
            "Build Interlock again; the supervisor lies beside its program."
        );

    public static Failure NotExecutable(string path) =>
        new(
            "program_not_executable",
            $"Program '{path}' is not executable.",
            FailureOwner.User,
            false,
            $"Run: chmod +x '{path}'"
        );
}
