using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Cli.Prove;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Git;
using Interlock.Core.Text;
using Interlock.Loops.Gates;

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
        foreach (var note in notes)
            face.Output.WriteLine($"  note: {note}");
        return exit;
    }

    private static string Line(Finding finding)
    {
        var place = finding.File is null ? "" : $" {finding.File}{(finding.Line is { } line ? $":{line}" : "")}";
        return ExternalText.Line($"{EnumWord.Of(finding.Severity)} {finding.Rule}{place}: {finding.Message}", 400);
    }
}
