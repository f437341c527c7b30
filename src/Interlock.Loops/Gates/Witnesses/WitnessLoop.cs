using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Gates.Rules;
using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.Witnesses;
using Interlock.Core.Git;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates.Witnesses;

/// <summary>Asks the witnesses of a change; their evidence is kept by tree, as all evidence is.</summary>
/// <param name="spine">The parts.</param>
/// <param name="request">The change.</param>
/// <param name="owner">Owner of the workspaces.</param>
/// <param name="time">The clock.</param>
internal sealed class WitnessLoop(ProofSpine spine, GateRequest request, string owner, TimeProvider time)
{
    // A check under another name has evidence of its own.
    private const string Again = "~again";
    private readonly long started = time.GetTimestamp();
    private readonly WitnessTrees trees = new(spine.Store, request.From, request.Proof.Tree);

    /// <summary>What they say, in the order of the settings.</summary>
    /// <param name="change">The change as rules see it.</param>
    /// <param name="proof">What the checks said of the tree.</param>
    /// <param name="cancellation">Ends the check at work.</param>
    public async Task<IReadOnlyList<Witness>> RunAsync(GateChange change, Proof proof, CancellationToken cancellation)
    {
        var all = new List<Witness>();
        foreach (var kind in request.Policy.Witnesses.Kinds)
            all.AddRange(
                kind switch
                {
                    WitnessKind.Flake => await FlakeAsync(proof, cancellation),
                    // A red tree needs no witness against it.
                    _ when proof.Verdict != Verdict.Proved => [],
                    WitnessKind.BaseTests => await BaseTestsAsync(cancellation),
                    WitnessKind.HeadTests => await HeadTestsAsync(cancellation),
                    _ => await AblationAsync(change, cancellation),
                }
            );
        return all;
    }

    private async Task<Witness[]> BaseTestsAsync(CancellationToken cancellation)
    {
        if (await trees.BaseTestsAsync(cancellation) is not { } tree)
            return [];
        return
        [
            await AskAsync(
                WitnessKind.BaseTests,
                tree,
                isGreenGood: true,
                "the tests as they were hold on the new code",
                "the tests as they were fail on the new code",
                cancellation
            ),
        ];
    }

    private async Task<Witness[]> HeadTestsAsync(CancellationToken cancellation)
    {
        if (await trees.HeadTestsAsync(cancellation) is not { } tree)
            return [];
        return
        [
            await AskAsync(
                WitnessKind.HeadTests,
                tree,
                isGreenGood: false,
                "the new tests fail on the old code",
                "the new tests pass on the old code: they would be green without the change",
                cancellation
            ),
        ];
    }

    private async Task<List<Witness>> AblationAsync(GateChange change, CancellationToken cancellation)
    {
        var hunks = change
            .Files.Where(file => file.Role == FileRole.Source && file is { Before: not null, After: not null })
            .SelectMany(file => file.Hunks.Select(hunk => (File: file, Hunk: hunk)))
            .OrderByDescending(one => one.Hunk.OldCount + one.Hunk.NewCount)
            .Take(request.Policy.Witnesses.MostHunks);
        var all = new List<Witness>();
        foreach (var (file, hunk) in hunks)
            if (await trees.WithoutAsync(file, hunk, cancellation) is { } tree)
                all.Add(
                    await AskAsync(
                        WitnessKind.Ablation,
                        tree,
                        isGreenGood: false,
                        "a check notices when this part is taken out",
                        "no check notices when this part is taken out",
                        cancellation
                    ) with
                    {
                        File = file.Path,
                        Line = Math.Max(1, hunk.NewStart),
                    }
                );
        return all;
    }

    private async Task<List<Witness>> FlakeAsync(Proof proof, CancellationToken cancellation)
    {
        var all = new List<Witness>();
        foreach (var (check, first) in request.Proof.Checks.Zip(proof.Evidence))
        {
            if (first.Verdict == Verdict.GateError || IsSpent)
                continue;
            var (second, seconds) = await RunAsync(check with { Name = check.Name + Again }, proof.Tree, cancellation);
            var verdict =
                second.Verdict == Verdict.GateError ? Verdict.GateError
                : second.Verdict == first.Verdict ? Verdict.Proved
                : Verdict.Unproved;
            var words = verdict == Verdict.Proved ? "says the same twice" : "says once this and once that";
            all.Add(
                new Witness(
                    WitnessKind.Flake,
                    verdict,
                    $"{check.Name} {words}",
                    null,
                    null,
                    proof.Tree.Hex,
                    [second.Id],
                    seconds
                )
            );
        }
        return all;
    }

    private async Task<Witness> AskAsync(
        WitnessKind kind,
        ObjectId tree,
        bool isGreenGood,
        string good,
        string bad,
        CancellationToken cancellation
    )
    {
        if (IsSpent)
            return new Witness(
                kind,
                Verdict.NotRun,
                "the time of the witnesses was spent",
                null,
                null,
                tree.Hex,
                [],
                0
            );
        var evidence = new List<EvidenceRecord>();
        var total = 0.0;
        foreach (var check in request.Proof.Checks)
        {
            var (record, seconds) = await RunAsync(check, tree, cancellation);
            evidence.Add(record);
            total += seconds;
            if (record.Verdict is Verdict.Refuted or Verdict.GateError)
                break; // one red is enough
        }
        var verdict = evidence[^1].Verdict switch
        {
            Verdict.GateError => Verdict.GateError,
            Verdict.Refuted => isGreenGood ? Verdict.Unproved : Verdict.Proved,
            _ => isGreenGood ? Verdict.Proved : Verdict.Unproved,
        };
        var words = verdict switch
        {
            Verdict.GateError => "the check could not be run",
            Verdict.Proved => good,
            _ => bad,
        };
        return new Witness(
            kind,
            verdict,
            $"{evidence[^1].Check}: {words}",
            null,
            null,
            tree.Hex,
            [.. evidence.Select(one => one.Id)],
            total
        );
    }

    private bool IsSpent => time.GetElapsedTime(started) > request.Policy.Witnesses.Budget;

    private async Task<(EvidenceRecord Evidence, double Seconds)> RunAsync(
        CheckDefinition check,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        var evidence = await spine.Checks.RunAsync(
            check,
            tree,
            request.Proof.Base.Commit,
            $"{owner}/witness",
            cancellation
        );
        return (evidence, evidence.Reused ? 0 : (evidence.Ended - evidence.Started).TotalSeconds);
    }
}
