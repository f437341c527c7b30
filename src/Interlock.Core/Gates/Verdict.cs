namespace Interlock.Core.Gates;

/// <summary>What the evidence says of a tree. Only <see cref="Proved"/> passes.</summary>
public enum Verdict
{
    /// <summary>Nothing was judged.</summary>
    NotRun,

    /// <summary>Every required check has fresh green evidence of this very tree.</summary>
    Proved,

    /// <summary>A required check is red on this tree.</summary>
    Refuted,

    /// <summary>The evidence is missing, stale or says nothing.</summary>
    Unproved,

    /// <summary>The gate itself could not decide; it fails closed.</summary>
    GateError,
}
