using System.Globalization;

namespace Interlock.Bench.Measuring;

/// <summary>A process seen from outside.</summary>
/// <param name="Milliseconds">From before its start to after its end.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ProcessMeasure(double Milliseconds, string Output)
{
    /// <summary>Peak resident memory in MB, which a worker prints.</summary>
    public double PeakMegabytes => double.Parse(Output, CultureInfo.InvariantCulture);
}
