using System.Globalization;
using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using Interlock.Loops.Proofs;

namespace Interlock.Cli.Prove;

/// <summary>Tells how a proof goes and how it ended.</summary>
internal sealed class ProvePrinter(Face face)
{
    /// <summary>Tells of a check at its begin (no evidence yet) and at its end.</summary>
    public void Tell(CheckDefinition check, EvidenceRecord? evidence) =>
        face.Error.WriteLine(
            evidence is null
                ? $"{check.Name}: {ExternalText.Line(check.Command, 120)}"
                : $"{check.Name}: {Words(evidence)}"
        );

    /// <summary>Prints the end.</summary>
    public int End(Proof proof, ProveArguments arguments, RepositoryTip tip, IReadOnlyList<string> notes)
    {
        var exit = ExitOf(proof.Verdict);
        if (arguments.Json)
        {
            var document = new ProveDocument(
                proof.Verdict,
                exit,
                tip.Commit.Hex,
                proof.Tree.Hex,
                EnumWord.Of(arguments.Of),
                [.. proof.Evidence.Select(Report)],
                notes,
                null
            );
            face.Output.WriteLine(JsonSerializer.Serialize(document, CliJson.Default.ProveDocument));
            return exit;
        }
        face.Output.WriteLine(
            $"{EnumWord.Of(proof.Verdict)}: {EnumWord.Of(arguments.Of)} tree {proof.Tree.Abbreviated} (exit {exit})"
        );
        Print(proof.Evidence);
        foreach (var note in notes)
            face.Output.WriteLine($"  note: {note}");
        return exit;
    }

    /// <summary>Prints evidence, with the end of the output of what is not green.</summary>
    public void Print(IReadOnlyList<EvidenceRecord> all)
    {
        foreach (var evidence in all)
        {
            face.Output.WriteLine($"  {evidence.Check}: {Words(evidence)}");
            if (evidence.Verdict != Verdict.Proved && evidence.Tail.Length > 0)
                foreach (var line in evidence.Tail.Split('\n').TakeLast(20))
                    face.Output.WriteLine($"    | {line}");
        }
    }

    /// <summary>The exit code of a verdict.</summary>
    public static int ExitOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Proved => ExitCode.Good,
            Verdict.GateError => ExitCode.GateError,
            _ => ExitCode.Blocked,
        };

    private static string Words(EvidenceRecord evidence)
    {
        var tests = evidence.Tests is { } counted
            ? $", {counted.Passed} passed, {counted.Failed} failed, {counted.Skipped} skipped ({counted.Runner})"
            : "";
        var seconds = (evidence.Ended - evidence.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var how = evidence.Reused ? "evidence re-used" : $"{seconds} s";
        return $"{EnumWord.Of(evidence.Verdict)}, exit {evidence.ExitCode}{tests}, {how}, evidence {evidence.Id[..12]}";
    }

    /// <summary>Evidence as documents show it.</summary>
    public static CheckReport Report(EvidenceRecord evidence) =>
        new(
            evidence.Check,
            evidence.Verdict,
            evidence.ExitCode,
            evidence.Tests,
            evidence.Id,
            null,
            evidence.Command,
            evidence.Tree.Hex,
            evidence.TimedOut,
            evidence.Reused,
            evidence.OutputPath,
            evidence.OutputDigest
        );
}
