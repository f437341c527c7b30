using Interlock.Core.Processes;

namespace Interlock.Loops.Workflows.Host;

/// <summary>A way to start the process of a script.</summary>
/// <param name="Spec">The process.</param>
/// <param name="Detail">What keeps it from doing harm, in words.</param>
/// <param name="IsWalledIn">Whether bubblewrap holds it: no network, no files, no other process.</param>
internal sealed record HostCandidate(ProcessSpec Spec, string Detail, bool IsWalledIn);
