namespace Interlock.Core.Gates.Policies;

/// <summary>What a policy makes of a rule.</summary>
public enum RuleLevel
{
    /// <summary>Its findings are not looked for.</summary>
    Off,

    /// <summary>Its findings are told.</summary>
    Warn,

    /// <summary>Its findings block.</summary>
    Block,
}
