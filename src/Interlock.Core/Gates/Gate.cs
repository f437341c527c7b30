using Interlock.Core.Evidence;
using Interlock.Core.Git;

namespace Interlock.Core.Gates;

/// <summary>Evidence to verdict. Deterministic; no model and no agent is asked.</summary>
public static class Gate
{
    /// <summary>The verdict on a tree: proved only when there is evidence, all of it of this tree, all of it green.</summary>
    /// <param name="tree">The tree in question.</param>
    /// <param name="evidence">Evidence of every required check.</param>
    public static Verdict Judge(ObjectId tree, IReadOnlyCollection<EvidenceRecord> evidence)
    {
        if (evidence.Count == 0)
            return Verdict.Unproved;
        if (evidence.Any(e => e.Tree != tree))
            return Verdict.Unproved;
        if (evidence.Any(e => e.Verdict == Verdict.GateError))
            return Verdict.GateError;
        if (evidence.Any(e => e.Verdict == Verdict.Refuted))
            return Verdict.Refuted;
        return evidence.All(e => e.Verdict == Verdict.Proved) ? Verdict.Proved : Verdict.Unproved;
    }
}
