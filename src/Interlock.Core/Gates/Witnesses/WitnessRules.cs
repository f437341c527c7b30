using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules;

namespace Interlock.Core.Gates.Witnesses;

/// <summary>Witnesses object as rules do, under ids of their own, so that one policy sets the level of both.</summary>
public static class WitnessRules
{
    /// <summary>What a kind of witness says of itself.</summary>
    public static RuleInfo Of(WitnessKind kind) =>
        kind switch
        {
            WitnessKind.BaseTests => new(
                "witness-base-tests",
                "The tests as they were fail on the new code",
                Severity.Block,
                "Keep what the old tests demand; when the contract itself changes, let its owner accept that."
            ),
            WitnessKind.HeadTests => new(
                "witness-head-tests",
                "The new tests pass on the old code",
                Severity.Block,
                "Write a test that fails without the change."
            ),
            WitnessKind.Ablation => new(
                "witness-ablation",
                "No test notices that a part of the change is taken out",
                Severity.Warn,
                "Test what this part does, or leave it out."
            ),
            _ => new(
                "witness-flake",
                "A check says once this and once that",
                Severity.Block,
                "Make the check give the same answer each time; until then it proves nothing."
            ),
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [.. Enum.GetValues<WitnessKind>().Select(Of)];
}
