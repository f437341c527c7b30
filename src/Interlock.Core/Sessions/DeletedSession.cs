namespace Interlock.Core.Sessions;

/// <summary>A session that was (or would be) deleted, or that could not be.</summary>
/// <param name="Session">Its name.</param>
/// <param name="Bytes">Bytes of its files.</param>
/// <param name="Hindrance">Why it stays, or null.</param>
public sealed record DeletedSession(string Session, long Bytes, string? Hindrance);
