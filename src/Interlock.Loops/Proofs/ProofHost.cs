using Interlock.Core.Processes;

namespace Interlock.Loops.Proofs;

/// <summary>What the program around a proof gives it.</summary>
/// <param name="Environment">Environment variables.</param>
/// <param name="Processes">Starts children.</param>
/// <param name="Time">The clock.</param>
public sealed record ProofHost(HostEnvironment Environment, ProcessRunner Processes, TimeProvider Time);
