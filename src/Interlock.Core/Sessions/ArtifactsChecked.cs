namespace Interlock.Core.Sessions;

/// <summary>What <c>artifacts.checked</c> says.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Artifacts">Each expected file.</param>
public sealed record ArtifactsChecked(int Turn, IReadOnlyList<ArtifactReport> Artifacts);
