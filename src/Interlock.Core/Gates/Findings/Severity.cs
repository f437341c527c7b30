namespace Interlock.Core.Gates.Findings;

/// <summary>What a finding does to the verdict.</summary>
public enum Severity
{
    /// <summary>Told, nothing else.</summary>
    Warn,

    /// <summary>The change does not pass.</summary>
    Block,
}
