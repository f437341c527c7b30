namespace Interlock.Cli.Mcp;

/// <summary>What the person who configured the server allows its clients.</summary>
/// <param name="Roots">Folders, with links resolved; repositories must lie in one of them. The first is the default.</param>
/// <param name="AllowCommand">Whether a client may name programs and shell commands that Interlock runs.</param>
/// <param name="AllowFull">Whether a client may lift an agent's limits: full permission, network, the user's settings.</param>
internal sealed record McpSettings(IReadOnlyList<string> Roots, bool AllowCommand, bool AllowFull);
