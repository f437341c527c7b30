using System.Runtime.InteropServices;

namespace Interlock.Bench.Output;

/// <summary>One line about the machine of a run.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, "
            + $"{Environment.ProcessorCount} cores ({Processor()}), {memory:0} GB, {RuntimeInformation.FrameworkDescription}.{Load()}";
    }

    private static string Processor()
    {
        const string info = "/proc/cpuinfo";
        var model = File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model is null ? "model not known" : model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    // A loaded machine explains a bad figure; without the load nobody could tell.
    private static string Load()
    {
        const string load = "/proc/loadavg";
        return File.Exists(load) ? $" Load average at the end: {File.ReadAllText(load).Split(' ')[0]}." : "";
    }
}
