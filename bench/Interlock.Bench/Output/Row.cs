using Interlock.Bench.Measuring;

namespace Interlock.Bench.Output;

/// <summary>One line of the table.</summary>
/// <param name="Benchmark">The group.</param>
/// <param name="Case">What was measured.</param>
/// <param name="Unit"><c>ms</c>, <c>s</c> or <c>MB</c>.</param>
/// <param name="Ours">Our figure over the repeats.</param>
/// <param name="Against">What it is compared with.</param>
/// <param name="Other">That figure over the repeats.</param>
internal sealed record Row(string Benchmark, string Case, string Unit, Samples Ours, string Against, Samples Other)
{
    /// <summary>The target in words, or null when there is none.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the target is met, judged by the median.</summary>
    public bool? Met { get; init; }

    /// <summary>Further figures of the same run.</summary>
    public string Also { get; init; } = "";

    /// <summary>Our median over the other median.</summary>
    public double Ratio => Ours.Median / Other.Median;
}
