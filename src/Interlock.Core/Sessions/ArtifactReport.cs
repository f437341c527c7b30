namespace Interlock.Core.Sessions;

/// <summary>A file that was expected of a session.</summary>
/// <param name="Path">Path in the repository.</param>
/// <param name="Exists">Whether it was there when the last turn ended.</param>
/// <param name="Bytes">Its size, or null.</param>
/// <param name="File">A copy of it, or null when it is too large or no plain file.</param>
public sealed record ArtifactReport(string Path, bool Exists, long? Bytes, string? File);
