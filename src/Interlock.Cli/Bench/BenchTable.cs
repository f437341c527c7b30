using System.Globalization;
using Interlock.Core.Text;
using Interlock.Loops.Bench;
using Spectre.Console;

namespace Interlock.Cli.Bench;

/// <summary>What a comparison came to, as a table.</summary>
internal static class BenchTable
{
    private const int Width = 120;
    private const int LongestName = 40;
    private const int LongestReason = 200;

    /// <summary>Writes the table; without colour or control characters.</summary>
    public static void Write(TextWriter output, BenchResult result)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = Width;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in (string[])["agent", "proved", "seconds", "input", "output", "money", "files"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var row in result.Agents)
            table.AddRow([.. Cells(row).Select(cell => new Text(cell))]);
        console.Write(table);
        foreach (var attempt in result.Attempts)
            output.WriteLine(Line(attempt));
    }

    private static string Line(BenchAttempt attempt)
    {
        var failure = attempt.Failure is { } one ? $"; failed: {ExternalText.Line(one.Message, LongestReason)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {ExternalText.Line(attempt.Agent, LongestName)}, attempt {attempt.Repeat}: {EnumWord.Of(attempt.Verdict)}, {attempt.Seconds:0.0} s{failure}"
        );
    }

    private static IEnumerable<string> Cells(BenchRow row) =>
        [
            ExternalText.Line(row.Agent, LongestName),
            string.Create(CultureInfo.InvariantCulture, $"{row.Proved} of {row.Attempts}"),
            Figure(row.Seconds, "0.0"),
            Figure(row.InputTokens, "#,0"),
            Figure(row.OutputTokens, "#,0"),
            row.Money is { } money ? money.ToString("$0.0000", CultureInfo.InvariantCulture) : "?",
            Figure(row.Files, "0.#"),
        ];

    // Not known is not zero.
    private static string Figure(double? figure, string format) =>
        figure is { } known ? known.ToString(format, CultureInfo.InvariantCulture) : "?";
}
