namespace Interlock.Core.Agents;

/// <summary>What an agent is asked to do; the value of <c>INTERLOCK_ROLE</c> in lower case.</summary>
public enum AgentRole
{
    /// <summary>Turn a request into tasks.</summary>
    Plan,

    /// <summary>Do a task.</summary>
    Implement,

    /// <summary>Judge a candidate, read-only.</summary>
    Review,

    /// <summary>Redo a task after a blocker.</summary>
    Repair,

    /// <summary>Look at a landed result.</summary>
    Verify,

    /// <summary>Make a failing check green.</summary>
    Fix,

    /// <summary>A node of a workflow.</summary>
    Node,
}
