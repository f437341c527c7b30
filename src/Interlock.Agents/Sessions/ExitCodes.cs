using Interlock.Core.Processes;

namespace Interlock.Agents.Sessions;

/// <summary>Exit codes of programs that have closed their output.</summary>
internal static class ExitCodes
{
    /// <summary>The exit code, or null when the program lives on; it is ended with its turn.</summary>
    public static async Task<int?> SoonAsync(RunningProcess process, TimeProvider time)
    {
        try
        {
            return await process.Exited.WaitAsync(TimeSpan.FromSeconds(2), time);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
