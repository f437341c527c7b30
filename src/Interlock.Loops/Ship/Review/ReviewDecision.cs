namespace Interlock.Loops.Ship.Review;

/// <summary>What a reviewer, or the panel, says of a candidate.</summary>
public enum ReviewDecision
{
    /// <summary>Not to land as it is. The default: whatever cannot be understood is a reject.</summary>
    Reject,

    /// <summary>A consequential choice that the request does not make: a person has to.</summary>
    NeedsOwner,

    /// <summary>May land.</summary>
    Approve,
}
