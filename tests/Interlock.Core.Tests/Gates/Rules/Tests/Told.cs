using Interlock.Core.Gates.Findings;
using Interlock.Core.Gates.Rules;

namespace Interlock.Core.Tests.Gates.Rules.Tests;

/// <summary>What the rules about tests say of a change.</summary>
internal static class Told
{
    /// <summary>Ids of the rules that object, with '?' for those that only warn.</summary>
    public static string Findings(GateChange change) =>
        string.Join(
            ' ',
            RuleSet
                .All.Where(rule =>
                    rule is EmptyChange || rule.GetType().Namespace!.EndsWith(".Tests", StringComparison.Ordinal)
                )
                .SelectMany(rule => rule.Find(change))
                .Select(one => one.Rule + (one.Severity == Severity.Warn ? "?" : ""))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
}
