using System.Diagnostics;

namespace Interlock.Core.Tests.Processes;

/// <summary>Waits for what another process does, by polling with a deadline.</summary>
internal static class Eventually
{
    public static async Task<bool> IsAsync(Func<bool> condition, int seconds = 15)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed.TotalSeconds > seconds)
                return false;
            await Task.Delay(10);
        }

        return true;
    }

    /// <summary>The trimmed text of a file as soon as it has a whole line.</summary>
    public static async Task<string> ReadAsync(string path)
    {
        var text = "";
        var found = await IsAsync(() => File.Exists(path) && (text = File.ReadAllText(path)).EndsWith('\n'));
        return found ? text.Trim() : throw new TimeoutException($"{path} did not appear");
    }
}
