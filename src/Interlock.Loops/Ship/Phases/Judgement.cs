using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;

namespace Interlock.Loops.Ship.Phases;

/// <summary>What a round came to.</summary>
internal abstract record Judgement
{
    private Judgement() { }

    /// <summary>All checks are green on this tree and every reviewer approves it.</summary>
    internal sealed record Approved(ObjectId Tree, IReadOnlyList<EvidenceRecord> Evidence) : Judgement;

    /// <summary>A person has to decide.</summary>
    internal sealed record NeedsOwner(ObjectId Tree, IReadOnlyList<string> Questions, Verdict Verdict) : Judgement;

    /// <summary>Something stands against it.</summary>
    internal sealed record Rejected(
        ObjectId? Tree,
        IReadOnlyList<RaisedBlocker> Blockers,
        IReadOnlyList<EvidenceRecord> Evidence,
        Verdict Verdict
    ) : Judgement;
}
