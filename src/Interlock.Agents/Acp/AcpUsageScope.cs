namespace Interlock.Agents.Acp;

/// <summary>What the <c>usage</c> of a <c>session/prompt</c> answer counts: agents disagree.</summary>
internal enum AcpUsageScope
{
    /// <summary>Not looked at: taken for the turn, and called an estimate.</summary>
    Unknown,

    /// <summary>The turn.</summary>
    Turn,

    /// <summary>The last request to the model only: less than the turn used.</summary>
    LastRequest,

    /// <summary>All since the process began or loaded the session; with a process for each turn that is the turn.</summary>
    Process,
}
