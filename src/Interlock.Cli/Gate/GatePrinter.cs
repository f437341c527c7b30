using System.Globalization;
using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Cli.Prove;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Git;
using Interlock.Core.Text;
using Interlock.Loops.Gates;
using Interlock.Loops.Gates.Witnesses;

namespace Interlock.Cli.Gate;

/// <summary>Tells what the gate says.</summary>
internal sealed class GatePrinter(Face face, bool json)
{
    /// <summary>Prints the judgement; the exit code.</summary>
    public int End(GateJudgement judgement, RepositoryTip start, IReadOnlyList<string> notes)
    {
        var exit = ProvePrinter.ExitOf(judgement.Verdict);
        if (json)
        {
            var document = new GateDocument(
                judgement.Verdict,
                exit,
                judgement.Proof.Tree.Hex,
                start.Commit.Hex,
                judgement.Findings,
                [.. judgement.Proof.Evidence.Select(ProvePrinter.Report)],
                judgement.Witnesses,
                notes,
                null
            );
            face.Output.WriteLine(JsonSerializer.Serialize(document, CliJson.Default.GateDocument));
            return exit;
        }
        face.Output.WriteLine(
            $"{EnumWord.Of(judgement.Verdict)}: tree {judgement.Proof.Tree.Abbreviated} since {start.Commit.Abbreviated} (exit {exit})"
        );
        foreach (var finding in judgement.Findings)
            face.Output.WriteLine($"  {Line(finding)}\n    fix: {finding.Fix}");
        new ProvePrinter(face).Print(judgement.Proof.Evidence);
        foreach (var witness in judgement.Witnesses)
            face.Output.WriteLine($"  witness {Line(witness)}");
        foreach (var note in notes)
            face.Output.WriteLine($"  note: {note}");
        return exit;
    }

    private static string Line(Witness witness)
    {
        var place = witness.File is null ? "" : $" {witness.File}:{witness.Line}";
        var cost = witness.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        return ExternalText.Line(
            $"{EnumWord.Of(witness.Kind)}{place}: {EnumWord.Of(witness.Verdict)}, {witness.Message} ({cost} s)",
            400
        );
    }

    private static string Line(Finding finding)
    {
        var place = finding.File is null ? "" : $" {finding.File}{(finding.Line is { } line ? $":{line}" : "")}";
        return ExternalText.Line($"{EnumWord.Of(finding.Severity)} {finding.Rule}{place}: {finding.Message}", 400);
    }
}
