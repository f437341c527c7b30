namespace Interlock.Core.Evidence;

/// <summary>Tests as the runner reported them.</summary>
/// <param name="Ran">Passed plus failed.</param>
/// <param name="Passed">Passed.</param>
/// <param name="Failed">Failed or errored.</param>
/// <param name="Skipped">Skipped, pending or to do.</param>
/// <param name="Runner">The runner whose report was recognised, for example <c>pytest</c>.</param>
public sealed record TestCount(int Ran, int Passed, int Failed, int Skipped, string Runner);
