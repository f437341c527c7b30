using System.Text;

namespace Interlock.Core.Processes;

/// <summary>Looks at the environment that a process was started with (Linux, <c>/proc/PID/environ</c>).</summary>
internal static class ProcessMemory
{
    /// <summary>
    /// Whether the environment of a process contains <c>NAME=VALUE</c>; false when it may not be read.
    /// </summary>
    /// <param name="pid">The process.</param>
    /// <param name="variable">The variable with its terminating zero byte.</param>
    public static bool HasVariable(int pid, ReadOnlySpan<byte> variable)
    {
        ReadOnlySpan<byte> all = Environ(pid);
        for (int at; (at = all.IndexOf(variable)) >= 0; all = all[(at + variable.Length)..])
            if (at == 0 || all[at - 1] == 0)
                return true;
        return false;
    }

    /// <summary>Whether the environment of a process contains a variable of this name.</summary>
    public static bool HasName(int pid, string name)
    {
        var start = Encoding.UTF8.GetBytes($"{name}=");
        ReadOnlySpan<byte> all = Environ(pid);
        return all.StartsWith(start) || all.IndexOf((byte[])[0, .. start]) >= 0;
    }

    private static byte[] Environ(int pid)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{pid}/environ");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // gone meanwhile, or another user's, which we could not end either
        }
    }
}
