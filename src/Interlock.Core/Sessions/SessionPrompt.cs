namespace Interlock.Core.Sessions;

/// <summary>Digests of what a turn was given.</summary>
/// <param name="Digest">SHA-256 of the whole prompt; null when it was a secret answer.</param>
/// <param name="SystemDigest">SHA-256 of the instructions beside it, or null when there were none.</param>
public sealed record SessionPrompt(string? Digest, string? SystemDigest);
