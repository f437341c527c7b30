using Interlock.Core.Evidence;
using Interlock.Core.Gates;
using Interlock.Core.Git;

namespace Interlock.Loops.Proofs;

/// <summary>What the checks say of a tree.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Verdict">Proved only when each check has green evidence of this tree.</param>
/// <param name="Evidence">The evidence, in the order of the checks.</param>
public sealed record Proof(ObjectId Tree, Verdict Verdict, IReadOnlyList<EvidenceRecord> Evidence);
