using System.Diagnostics;

namespace Interlock.Bench.Measuring;

/// <summary>
/// What this disk costs: one append of 512 bytes and one fsync, again and again. No durable step can be cheaper.
/// </summary>
internal static class AppendLimit
{
    /// <summary>Milliseconds of each append.</summary>
    public static Samples Measure(string folder, int count)
    {
        using var file = File.OpenHandle(
            Path.Combine(folder, "append"),
            FileMode.Create,
            FileAccess.Write,
            FileShare.None
        );
        var bytes = new byte[512];
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, bytes, i * 512L);
            RandomAccess.FlushToDisk(file);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }
        return new Samples(times);
    }
}
