namespace Interlock.Core.Runs.Reporting;

/// <summary>Where a node stands, as the report words it.</summary>
internal static class NodeState
{
    internal const string Running = "running";

    /// <summary>Waits for its provider.</summary>
    internal const string Waiting = "waiting";

    internal const string Done = "done";

    internal const string Failed = "failed";

    /// <summary>Did its work, and says no: a review, a round. What comes of it shows the next round.</summary>
    internal const string Rejected = "rejected";

    /// <summary>A person has to decide.</summary>
    internal const string Asks = "asks";

    /// <summary>Was under way when its engine ended.</summary>
    internal const string Interrupted = "interrupted";
}
