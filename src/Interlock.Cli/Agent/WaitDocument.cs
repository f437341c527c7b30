using Interlock.Core.Sessions;

namespace Interlock.Cli.Agent;

/// <summary>What <c>agent wait --json</c> prints.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="TimedOut">Whether its own time limit came first.</param>
/// <param name="Sessions">How each session stands.</param>
/// <param name="Artifacts">The files that were waited for.</param>
internal sealed record WaitDocument(
    int Exit,
    bool TimedOut,
    IReadOnlyList<SessionEntry> Sessions,
    IReadOnlyList<ArtifactReport> Artifacts
);
