using Interlock.Core.Gates.Policies;
using Interlock.Core.Git;
using Interlock.Loops.Proofs;

namespace Interlock.Loops.Gates;

/// <summary>A change to be judged.</summary>
/// <param name="From">Tree of the base.</param>
/// <param name="Proof">The tree that it became, and the checks that have to prove it.</param>
/// <param name="Policy">The base's policy.</param>
public sealed record GateRequest(ObjectId From, ProofRequest Proof, GatePolicy Policy);
