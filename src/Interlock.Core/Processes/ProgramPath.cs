using Interlock.Core.Failures;

namespace Interlock.Core.Processes;

/// <summary>
/// Finds the file of a program as <c>execvp</c> does, but only in absolute PATH entries: a relative or empty entry
/// would run what lies in the working directory, which an agent can write.
/// </summary>
public static class ProgramPath
{
    private const UnixFileMode AnyExecute =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path of a program, or null when it is not there or not executable.</summary>
    /// <param name="program">A name, or a path (anything with a slash) relative to <paramref
    /// name="workingDirectory"/>.</param>
    /// <param name="environment">Where PATH is taken from.</param>
    /// <param name="workingDirectory">Base of a relative path.</param>
    public static string? Find(string program, IReadOnlyDictionary<string, string> environment, string workingDirectory)
    {
        if (program.Contains('/'))
        {
            var path = Path.GetFullPath(program, Path.GetFullPath(workingDirectory));
            return IsExecutable(path) ? path : null;
        }

        return program.Length == 0
            ? null
            : Entries(environment).Select(entry => Path.Combine(entry, program)).FirstOrDefault(IsExecutable);
    }

    /// <summary>The absolute path of the program of a process.</summary>
    /// <exception cref="ProcessStartException">It is not there, or not executable.</exception>
    public static string Require(ProcessSpec spec) =>
        Find(spec.FileName, spec.Environment, spec.WorkingDirectory) ?? throw new ProcessStartException(Missing(spec));

    private static Failure Missing(ProcessSpec spec)
    {
        if (!spec.FileName.Contains('/'))
            return StartFailures.NotFound(spec.FileName, $" in PATH ({string.Join(':', Entries(spec.Environment))})");
        var path = Path.GetFullPath(spec.FileName, Path.GetFullPath(spec.WorkingDirectory));
        return File.Exists(path) ? StartFailures.NotExecutable(path) : StartFailures.NotFound(path, "");
    }

    private static IEnumerable<string> Entries(IReadOnlyDictionary<string, string> environment) =>
        (environment.GetValueOrDefault("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
            .Split(':')
            .Where(entry => entry.StartsWith('/'));

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != UnixFileMode.None);
}
