namespace Interlock.Bench.Measuring;

/// <summary>Repeated measurements of one thing, in one unit.</summary>
internal sealed record Samples(IReadOnlyList<double> Values)
{
    public double Median => At(0.5);

    public double Min => Values.Min();

    public double Max => Values.Max();

    /// <summary>The value that a share of all does not exceed (nearest rank).</summary>
    public double At(double share)
    {
        var sorted = Values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    public static Samples Of(params IEnumerable<double> values) => new([.. values]);
}
