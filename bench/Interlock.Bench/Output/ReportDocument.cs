using System.Text.Json.Serialization;
using Interlock.Bench.Measuring;

namespace Interlock.Bench.Output;

/// <summary>The report as JSON.</summary>
internal sealed record ReportDocument(string Machine, bool Quick, IReadOnlyList<RowDocument> Rows);

/// <summary>A row as JSON.</summary>
internal sealed record RowDocument(
    string Benchmark,
    string Case,
    string Unit,
    Figures Ours,
    string Against,
    Figures Other,
    double Ratio,
    string? Target,
    bool? Met,
    string Also
);

/// <summary>Samples as JSON.</summary>
internal sealed record Figures(double Min, double Median, double Max)
{
    public static Figures Of(Samples samples) => new(samples.Min, samples.Median, samples.Max);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class BenchJson : JsonSerializerContext;
