using Interlock.Core.Processes;
using Interlock.Core.Text;
using Interlock.Loops.Workflows.Script;

namespace Interlock.Loops.Workflows.Host;

/// <summary>Says why a script's process ended by itself.</summary>
internal static class HostDeath
{
    private const int Shown = 500;
    private const int CpuLimit = 128 + 24; // SIGXCPU

    public static async Task<ScriptError> ExplainAsync(RunningProcess process, ScriptLimits limits)
    {
        var code = await process.Exited;
        var tail = process.ErrorTail;
        return IsOutOfMemory(tail)
                ? new ScriptError(ScriptErrors.Memory, $"the script needs more memory than {limits.HeapMegabytes} MB")
            : code == CpuLimit
                ? new ScriptError(
                    ScriptErrors.EndlessLoop,
                    $"the script used more than {limits.ProcessorSeconds} s of processor time"
                )
            : new ScriptError(
                ScriptErrors.HostDied,
                $"the script's process ended with exit code {code}: {ExternalText.Line(tail, Shown)}"
            );
    }

    // V8's own words (deps/v8/src/api/api.cc, V8::FatalProcessOutOfMemory), and the allocator's.
    private static bool IsOutOfMemory(string tail) =>
        tail.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || tail.Contains("OOM", StringComparison.Ordinal)
        || tail.Contains("bad_alloc", StringComparison.Ordinal);
}
