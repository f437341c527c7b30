namespace Interlock.Core.Sessions;

/// <summary>Where the records of a session are.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Transcript">The conversation in readable form.</param>
/// <param name="Raw">Records of the last turn, the raw traffic among them.</param>
/// <param name="Workspace">Where the agent works now, or null.</param>
public sealed record SessionPaths(string Folder, string Transcript, string? Raw, string? Workspace);
