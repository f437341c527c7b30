namespace Interlock.Loops.Ship.Repair.Prose;

/// <summary>What a text says of a path or symbol that it mentions.</summary>
internal enum MentionRole
{
    /// <summary>Just named.</summary>
    Plain,

    /// <summary>Said to be the cause: "root cause is in X", "fails because X …".</summary>
    RootCause,

    /// <summary>Subject of a defect: "X does not …", "X: …", "bug in X".</summary>
    Defective,

    /// <summary>Subject of a statement that may be a defect: "X returns …", "X exposes …".</summary>
    Claimed,

    /// <summary>Named to explain or to show: "called from X", "see also X", a stack frame, a consequence.</summary>
    Evidence,

    /// <summary>A test named next to its failure: it shows the defect and does not cause it.</summary>
    Symptom,

    /// <summary>Said to be right: "not in X", "X is fine".</summary>
    Exonerated,
}
