namespace Interlock.Core.Agents;

/// <summary>What an agent may touch.</summary>
public enum Permission
{
    /// <summary>Read the workspace only.</summary>
    ReadOnly,

    /// <summary>Write inside the workspace, no network.</summary>
    Limited,

    /// <summary>Everything this user may do.</summary>
    Full,
}
