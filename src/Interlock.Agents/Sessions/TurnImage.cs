namespace Interlock.Agents.Sessions;

/// <summary>A picture of a prompt.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="MediaType">What it is, by its content.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record TurnImage(string Path, string MediaType, byte[] Bytes);
