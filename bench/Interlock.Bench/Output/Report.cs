using System.Globalization;
using System.Text;
using System.Text.Json;
using Interlock.Bench.Measuring;

namespace Interlock.Bench.Output;

/// <summary>All rows of one call.</summary>
internal sealed record Report(string Machine, bool Quick, IReadOnlyList<Row> Rows)
{
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append($"{Machine}{(Quick ? " A quick sample: it says little about speed." : "")}\n\n");
        text.Append("Median (minimum to maximum) over the repeats; ratio = ours over the other, by medians.\n\n");
        text.Append("| what | case | ours | against | other | ratio | target | met | also |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in Rows)
            text.Append("| ").AppendJoin(" | ", Cells(row)).Append(" |\n");
        return text.ToString().TrimEnd();
    }

    private static string[] Cells(Row row) =>
        [
            row.Benchmark,
            row.Case,
            Show(row.Ours, row.Unit),
            row.Against,
            Show(row.Other, row.Unit),
            Number(row.Ratio),
            row.Target ?? "",
            row.Met switch
            {
                true => "yes",
                false => "**no**",
                null => "",
            },
            row.Also,
        ];

    public string ToJson() =>
        JsonSerializer.Serialize(
            new ReportDocument(
                Machine,
                Quick,
                [
                    .. Rows.Select(r => new RowDocument(
                        r.Benchmark,
                        r.Case,
                        r.Unit,
                        Figures.Of(r.Ours),
                        r.Against,
                        Figures.Of(r.Other),
                        r.Ratio,
                        r.Target,
                        r.Met,
                        r.Also
                    )),
                ]
            ),
            BenchJson.Default.ReportDocument
        );

    /// <summary>A figure with as many digits as it deserves.</summary>
    public static string Number(double value) =>
        value.ToString(
            value switch
            {
                >= 100 => "0",
                >= 10 => "0.0",
                >= 1 => "0.00",
                >= 0.01 => "0.000",
                _ => "0.00000",
            },
            CultureInfo.InvariantCulture
        );

    private static string Show(Samples samples, string unit) =>
        samples.Values.Count == 1
            ? $"{Number(samples.Median)} {unit}"
            : $"{Number(samples.Median)} {unit} ({Number(samples.Min)} to {Number(samples.Max)})";
}
