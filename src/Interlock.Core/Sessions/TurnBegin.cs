using Interlock.Core.Processes;

namespace Interlock.Core.Sessions;

/// <summary>What <c>turn.started</c> says.</summary>
/// <param name="Turn">Number of the turn.</param>
/// <param name="Resume">The runtime's conversation that it goes on with, or null for a new one.</param>
/// <param name="Tree">Tree that its workspace starts with.</param>
/// <param name="Workspace">Folder that the agent works in.</param>
/// <param name="Enforcement">What holds the agent back from outside.</param>
public sealed record TurnBegin(int Turn, string? Resume, string Tree, string Workspace, Enforcement Enforcement);
