using System.Text.Json;

namespace Interlock.Workflows;

/// <summary>What became of changes that were to be applied to the user's working tree.</summary>
/// <param name="Ok">Whether none failed.</param>
/// <param name="Applied">How many were written.</param>
/// <param name="Failed">How many were refused.</param>
/// <param name="Partial">Whether some were written and some refused.</param>
/// <param name="Results">One entry a change: <c>ok, applied, changed, files, base, error</c>.</param>
public sealed record ApplyResult(bool Ok, int Applied, int Failed, bool Partial, IReadOnlyList<JsonElement> Results);
