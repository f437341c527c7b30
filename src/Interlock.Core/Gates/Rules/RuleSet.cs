using System.IO.Enumeration;
using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Policies;
using Interlock.Core.Gates.Rules.Integrity;
using Interlock.Core.Gates.Rules.Scope;
using Interlock.Core.Gates.Rules.Tests;
using Interlock.Core.Gates.Witnesses;

namespace Interlock.Core.Gates.Rules;

/// <summary>All rules, and what a policy makes of their findings.</summary>
public static class RuleSet
{
    /// <summary>Every rule, by the order in which findings are told.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new EmptyChange(),
        new DocsOnly(),
        new ProtectedPath(),
        new BinaryOpaque(),
        new FailureSwallowed(),
        new EarlyExit(),
        new TestEnvironmentDetected(),
        new EqualityOverridden(),
        new RunnerPatched(),
        new RunnerConfigurationChanged(),
        new ThresholdLowered(),
        new AnalysisWeakened(),
        new CiStepRemoved(),
        new SpecialCasedInput(),
        new SuppressionOfGate(),
        new TestDeleted(),
        new TestSkipped(),
        new TestFocused(),
        new TestEmptied(),
        new AssertionRemoved(),
        new AssertionWeakened(),
        new AssertionTautological(),
        new TestWithoutAssertion(),
        new ExpectedValueChanged(),
        new MockOfSubject(),
        new NetworkIntercepted(),
        new TestSleepRetry(),
    ];

    /// <summary>Everything that is objected to, each finding at the level of the policy (the last setting that matches counts).</summary>
    /// <param name="change">The change.</param>
    /// <param name="policy">Settings of the base's policy.</param>
    public static IReadOnlyList<Finding> Find(GateChange change, IReadOnlyList<RuleSetting> policy) =>
        Judge(All.SelectMany(rule => rule.Find(change)), policy);

    /// <summary>Ids that a policy may set a level for: rules and witnesses.</summary>
    public static IReadOnlyList<string> Ids =>
        [.. All.Select(rule => rule.Info.Id), .. WitnessRules.All.Select(info => info.Id)];

    /// <summary>Findings at the level of the policy; those that it switches off are left out.</summary>
    public static IReadOnlyList<Finding> Judge(IEnumerable<Finding> findings, IReadOnlyList<RuleSetting> policy) =>
        [.. findings.Select(finding => At(finding, policy)).OfType<Finding>()];

    private static Finding? At(Finding finding, IReadOnlyList<RuleSetting> policy)
    {
        var setting = policy.LastOrDefault(one => one.Rule == finding.Rule && Covers(one, finding.File));
        return setting?.Level switch
        {
            null => finding,
            RuleLevel.Off => null,
            RuleLevel.Warn => finding with { Severity = Severity.Warn },
            _ => finding with { Severity = Severity.Block },
        };
    }

    private static bool Covers(RuleSetting setting, string? file) =>
        setting.Paths.Count == 0
        || (
            file is not null
            && setting.Paths.Any(glob => FileSystemName.MatchesSimpleExpression(glob, file, ignoreCase: false))
        );
}
