using Interlock.Core.Failures;

namespace Interlock.Core.Agents;

/// <summary>The models of a runtime.</summary>
/// <param name="Models">Those found.</param>
/// <param name="Source">Where the list is from: <c>runtime</c>, <c>provider</c> or <c>built_in</c>.</param>
/// <param name="Failure">Why there is none, or why only the built-in one, or null.</param>
public sealed record ModelListing(IReadOnlyList<ModelInfo> Models, string Source, Failure? Failure);
