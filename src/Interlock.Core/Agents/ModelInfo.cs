namespace Interlock.Core.Agents;

/// <summary>A model that a runtime offers.</summary>
/// <param name="Id">The name to ask for.</param>
/// <param name="Name">A name for people, or null.</param>
/// <param name="IsDefault">Whether it is taken when none is named.</param>
/// <param name="Efforts">Efforts of reasoning that it takes; empty when unknown.</param>
public sealed record ModelInfo(string Id, string? Name, bool IsDefault, IReadOnlyList<string> Efforts);
