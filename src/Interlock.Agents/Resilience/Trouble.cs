namespace Interlock.Agents.Resilience;

/// <summary>What a failure of a turn asks for.</summary>
internal enum Trouble
{
    /// <summary>Nothing that another try mends: there is none, or the work itself went wrong.</summary>
    None,

    /// <summary>The provider cannot now; the same agent is tried again after a while.</summary>
    Later,

    /// <summary>This agent cannot work here or today; another one may.</summary>
    Elsewhere,
}
