using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;
using Interlock.Core.Journal;
using Interlock.Loops.Ship.Review;

namespace Interlock.Loops.Ship.Phases;

/// <summary>Runs every check on an exact tree in a clean workspace.</summary>
internal sealed class CheckPhase(ShipServices services, ShipEvents events)
{
    public async Task<IReadOnlyList<EvidenceRecord>> RunAsync(
        string scope,
        int round,
        ObjectId tree,
        CancellationToken cancellation
    )
    {
        await events.PhaseAsync("check", round, scope);
        var all = new List<EvidenceRecord>();
        // One after the other: checks of one repository share ports, caches and cores.
        foreach (var check in services.Options.Checks)
        {
            services.Progress?.Invoke(scope, $"check {check.Name}");
            var checkScope = $"{scope}/check/{check.Name}";
            var evidence = await services.Steps.RunAsync(
                new StepSpec(checkScope, "check", check.Command, tree.Hex),
                _ =>
                    services.Checks.RunAsync(
                        check,
                        tree,
                        services.Base.Commit,
                        $"{services.Run}/{checkScope}",
                        cancellation
                    ),
                ShipJson.Default.EvidenceRecord
            );
            await events.CheckAsync(checkScope, round, evidence);
            all.Add(evidence);
        }
        return all;
    }

    /// <summary>A check that is not green, as a blocker with its output.</summary>
    public static RaisedBlocker Blocker(EvidenceRecord evidence)
    {
        var how =
            evidence.TimedOut ? "ran into its time limit"
            : evidence.Verdict == Verdict.Unproved ? "exited 0 but proved nothing (no test ran)"
            : evidence.Verdict == Verdict.GateError ? "could not be run"
            : $"exited {evidence.ExitCode}";
        return new RaisedBlocker(
            $"check:{evidence.Check}",
            new Blocker(
                null,
                null,
                null,
                $"Check {evidence.Check} (`{evidence.Command}`) {how}.\n{evidence.Tail}",
                null
            ),
            null
        );
    }
}
