using Interlock.Core.Gates.Findings;

namespace Interlock.Core.Gates.Rules;

/// <summary>
/// Objects to a kind of change. A rule is a pure function of the two trees: no clock, no process, no model; it sees text
/// written by an adversary and never throws.
/// </summary>
public interface IRule
{
    /// <summary>What it says of itself.</summary>
    RuleInfo Info { get; }

    /// <summary>What it objects to, in the order of the files.</summary>
    IEnumerable<Finding> Find(GateChange change);
}
