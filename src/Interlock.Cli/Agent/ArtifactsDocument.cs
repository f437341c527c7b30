using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>What <c>agent artifacts --json</c> prints.</summary>
/// <param name="Session">Name of the session.</param>
/// <param name="Change">What it changed, or null.</param>
/// <param name="Artifacts">The files that were expected.</param>
/// <param name="Paths">Where its records are.</param>
internal sealed record ArtifactsDocument(
    string Session,
    ChangeReport? Change,
    IReadOnlyList<ArtifactReport> Artifacts,
    SessionPaths Paths
);
