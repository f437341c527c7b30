namespace Interlock.Agents.Acp;

/// <summary>A file of settings that is written before a turn.</summary>
/// <param name="Path">Where, below the home.</param>
/// <param name="Content">What it holds.</param>
internal sealed record AcpSettingsFile(string Path, string Content);
