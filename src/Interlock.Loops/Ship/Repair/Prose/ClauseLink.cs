namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>How a clause hangs on the one before it.</summary>
internal enum ClauseLink
{
    /// <summary>It stands by itself.</summary>
    None,

    /// <summary>After a colon: it says more of what stands before.</summary>
    Detail,

    /// <summary>"because …", "due to …".</summary>
    Cause,

    /// <summary>"so …", "which breaks …".</summary>
    Consequence,
}
